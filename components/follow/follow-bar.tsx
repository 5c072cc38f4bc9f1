'use client'

import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react'
import { useRun } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Kbd } from '@/components/ui/kbd'
import { formatDuration, shortId } from '@/lib/view/describe/format'
import { usAt, type WatchedHop } from '@/lib/view/follow/watch'
import { timeSentence } from '@/lib/view/follow/words'
import { useFollow, useFollowActor, useWatched } from './follow-context'

/** Below the canvas: the request's time to scale, how to go through it, and at the end where its time went. */
export function FollowBar({ hasControls }: { readonly hasControls: boolean }) {
  const { request } = useWatched()
  const isOver = useFollow((snapshot) => snapshot.matches('ended'))
  if (request === null) return null
  const { path, sample } = request
  const instance = sample.instanceId === null ? null : shortId(sample.instanceId)
  return (
    <section
      aria-label="Following a request"
      className="follow-bar -translate-x-1/2 pointer-events-auto absolute bottom-[60px] left-1/2 w-[min(760px,94%)] rounded-xl border border-line-strong bg-surface px-4 py-2.5 shadow-float"
    >
      <Timeline totalUs={path.endedAt === null ? 0 : path.endedAt - path.startedAt} />
      {isOver && (
        <p role="status" className="mt-1.5 font-semibold text-base">
          {timeSentence(path, instance)}
        </p>
      )}
      {hasControls && <Buttons isOver={isOver} />}
    </section>
  )
}

function Timeline({ totalUs }: { readonly totalUs: number }) {
  const hops = useFollow(({ context }) => context.hops)
  const hop = useFollow(({ context }) => context.hop)
  const nowUs = useFollow(({ context }) => {
    const watched = context.hops[context.hop]
    return watched === undefined ? 0 : usAt(watched, context.done)
  })
  const percent = (us: number) => (totalUs <= 0 ? 0 : Math.min(100, (100 * us) / totalUs))
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
      <span className="num min-w-24 shrink-0 text-sm">
        Hop {hop + 1} of {hops.length}
      </span>
      <div
        aria-hidden
        className="relative h-4 flex-1 overflow-hidden rounded bg-surface-3 max-[600px]:order-last max-[600px]:flex-none max-[600px]:basis-full"
      >
        {hops.map((watched, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hops of one request never change their order.
          <Piece key={index} watched={watched} percent={percent} isCurrent={index === hop} />
        ))}
        <span
          className="absolute inset-y-0 w-0.5 bg-ink"
          style={{ left: `calc(${percent(nowUs)}% - 1px)` }}
        />
      </div>
      <span className="num min-w-32 shrink-0 text-right text-sm">
        {formatDuration(nowUs)} of {formatDuration(totalUs)}
      </span>
    </div>
  )
}

function Piece({
  watched: { fromUs, toUs, hop },
  percent,
  isCurrent,
}: {
  readonly watched: WatchedHop
  readonly percent: (us: number) => number
  readonly isCurrent: boolean
}) {
  const isWork = hop.kind === 'cpu' || hop.kind === 'queue' || hop.kind === 'wait'
  return (
    <span
      title={hop.title}
      className={cx(
        'absolute inset-y-0 border-surface border-r',
        isWork ? 'bg-rev' : 'bg-ink-3',
        isCurrent ? 'opacity-100' : 'opacity-45',
        !hop.ok && 'bg-bad!',
      )}
      style={{ left: `${percent(fromUs)}%`, width: `${percent(toUs - fromUs)}%` }}
    />
  )
}

function Buttons({ isOver }: { readonly isOver: boolean }) {
  const actor = useFollowActor()
  const run = useRun()
  const isPlaying = useFollow((snapshot) => snapshot.matches('watching') || snapshot.matches('stepping'))
  const isFirst = useFollow(({ context }) => context.hop === 0)
  const play = isOver ? 'Watch again' : isPlaying ? 'Hold' : 'Go on'
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 max-[600px]:flex-nowrap">
      <Button
        size="sm"
        aria-label="Hop before"
        disabled={isFirst}
        onClick={() => actor.send({ type: 'hop.before' })}
      >
        <ChevronLeft aria-hidden size={15} /> <span className="max-[600px]:hidden">Hop before</span>
      </Button>
      <Button size="sm" onClick={() => actor.send({ type: 'hold' })}>
        {isPlaying ? <Pause aria-hidden size={14} /> : <Play aria-hidden size={14} />} {play}
      </Button>
      <Button
        size="sm"
        aria-label="Next hop"
        disabled={isOver}
        onClick={() => actor.send({ type: 'hop.next' })}
      >
        Next<span className="max-[600px]:hidden"> hop</span> <ChevronRight aria-hidden size={15} />
      </Button>
      <span className="flex flex-1 items-center gap-1.5 whitespace-nowrap text-ink-2 text-sm max-[900px]:hidden">
        <Kbd>Space</Kbd> next <Kbd>Shift Space</Kbd> before <Kbd>P</Kbd> hold
      </span>
      <Button size="sm" className="ml-auto" onClick={() => run.store.getState().followRequest(null)}>
        <X aria-hidden size={14} /> Leave{' '}
        <span className="max-[600px]:hidden">
          <Kbd>Esc</Kbd>
        </span>
      </Button>
    </div>
  )
}

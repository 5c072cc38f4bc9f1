'use client'

import { useStore } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun, useView } from '@/components/hooks/use-run'
import type { RequestSample } from '@/lib/protocol'
import { partAt, type WatchedHop } from '@/lib/view/follow/watch'
import { spokenHop } from '@/lib/view/follow/words'
import { rectOf } from '@/lib/view/layout/anchors'
import type { Rect } from '@/lib/view/layout/cards'
import { thingRect } from '@/lib/view/layout/thing-rect'
import { isCovered, pathOf, pointOn, type Way, withoutCovered } from '@/lib/view/layout/way'
import type { Run } from '@/lib/view/run/run'
import { FollowBar } from './follow-bar'
import { useFollow, useFollowActor, useWatched } from './follow-context'
import { HopCallout } from './hop-callout'
import { watchedWayOf } from './watched-way-of'

export interface FollowLayerProps {
  /** How much larger than on a desk it is drawn. */
  readonly scale?: number
  /** On the wall nothing can be pressed. */
  readonly hasControls?: boolean
}

/** Over the dimmed canvas: the way of one request, where it is, and what happens to it there. */
export function FollowLayer({ scale = 1, hasControls = true }: FollowLayerProps) {
  const { request } = useWatched()
  const isIdle = useFollow((snapshot) => snapshot.matches('idle'))
  if (request === null || isIdle) return null
  return <Watching sample={request.sample} scale={scale} hasControls={hasControls} />
}

function Watching({
  sample,
  scale,
  hasControls,
}: Required<FollowLayerProps> & { readonly sample: RequestSample }) {
  const run = useRun()
  const layout = useView((state) => run.geometry.read(state))
  // biome-ignore lint/correctness/useExhaustiveDependencies: both read the layout through the run.
  const [watched, lit] = useMemo(
    () => [watchedWayOf(run, sample), litRects(run, sample)] as const,
    [layout, run, sample],
  )
  const revision = useRevisionColor(sample.taskDefinition ?? '')
  useTicks()
  if (watched === null) return null
  return (
    <div data-rev={revision} className="pointer-events-none absolute inset-0 z-[7] overflow-hidden">
      <Picture way={watched.way} lit={lit} scale={scale} />
      <FollowBar hasControls={hasControls} />
      <Spoken />
    </div>
  )
}

/** What is lit: the cards and the task that the request passes, and the head of its instance. */
function litRects(
  { geometry, store }: Run,
  { loadBalancerArn, targetGroupArn, instanceId, taskArn }: RequestSample,
): readonly Rect[] {
  const state = store.getState()
  const layout = geometry.read(state)
  const users =
    state.kinds.traffic.find((traffic) => traffic.loadBalancerArn === loadBalancerArn)?.key ?? null
  const cards = [users, loadBalancerArn, targetGroupArn].map((key) => rectOf(layout, key))
  const instance = rectOf(layout, instanceId)
  const head = instance === null ? null : { ...instance, height: 38 }
  return [...cards, head, thingRect(geometry, state, taskArn)].filter((rect) => rect !== null)
}

interface PictureProps {
  readonly way: Way
  readonly lit: readonly Rect[]
  readonly scale: number
}

function Picture({ way, lit, scale }: PictureProps) {
  const transform = useStore((state) => state.transform)
  const hops = useFollow(({ context }) => context.hops)
  const hop = useFollow(({ context }) => context.hop)
  const done = useFollow(({ context }) => context.done)
  const current = hops[hop]
  const pieces = useMemo(() => withoutCovered(way).map(pathOf).join(''), [way])
  if (current === undefined) return null
  const [x, y, zoom] = transform
  const part = partAt(current, done)
  const place = onScreen(pointOn(way, part), transform)
  const color = !current.hop.ok && done >= 1 ? 'var(--bad)' : 'var(--rev)'
  return (
    <>
      <svg aria-hidden className="absolute inset-0 h-full w-full">
        <path d={scrim(lit, transform)} fillRule="evenodd" fill="var(--canvas)" fillOpacity={0.72} />
        <g transform={`translate(${x} ${y}) scale(${zoom})`} fill="none" strokeLinejoin="round">
          <path
            d={pieces}
            stroke="var(--rev)"
            strokeOpacity={0.22}
            strokeWidth={(13 * scale) / Math.max(0.6, zoom)}
          />
          <path d={pieces} stroke="var(--rev)" strokeWidth={(4 * scale) / Math.max(0.6, zoom)} />
        </g>
        {stations(hops).map(({ index, toPart }) => (
          <Station
            key={index}
            index={index}
            at={onScreen(pointOn(way, toPart), transform)}
            isBehind={index <= hop}
            scale={scale}
          />
        ))}
        {!isCovered(way, part) && (
          <>
            <circle cx={place.x} cy={place.y} r={18 * scale} fill={color} fillOpacity={0.25} />
            <circle
              cx={place.x}
              cy={place.y}
              r={11 * scale}
              fill={color}
              stroke="var(--surface)"
              strokeWidth={2.5}
            />
          </>
        )}
      </svg>
      <HopCallout place={place} scale={scale} />
    </>
  )
}

type Transform = readonly [x: number, y: number, zoom: number]

function onScreen({ x, y }: { readonly x: number; readonly y: number }, [left, top, zoom]: Transform) {
  return { x: x * zoom + left, y: y * zoom + top }
}

/** Everything but what is lit. */
function scrim(lit: readonly Rect[], [left, top, zoom]: Transform): string {
  const holes = lit.map(({ x, y, width, height }) => {
    const [w, h] = [width * zoom, height * zoom]
    return `M${x * zoom + left - 3},${y * zoom + top - 3}h${w + 6}v${h + 6}h${-w - 6}z`
  })
  return `M-10,-10H9999V9999H-10z${holes.join('')}`
}

/** Hops with a place of their own on the way; several at the task are one. */
function stations(hops: readonly WatchedHop[]) {
  return hops.flatMap(({ hop, toPart }, index) => {
    const before = hops[index - 1]
    const isSame = before !== undefined && Math.abs(before.toPart - toPart) < 0.004
    return hop.kind === 'answer' || isSame ? [] : [{ index, toPart }]
  })
}

function Station({
  index,
  at,
  isBehind,
  scale,
}: {
  readonly index: number
  readonly at: { readonly x: number; readonly y: number }
  readonly isBehind: boolean
  readonly scale: number
}) {
  return (
    <g>
      <circle
        cx={at.x}
        cy={at.y}
        r={9 * scale}
        fill={isBehind ? 'var(--inverse)' : 'var(--surface)'}
        stroke={isBehind ? 'var(--surface)' : 'var(--rev)'}
        strokeWidth={1.5}
        strokeDasharray={isBehind ? undefined : '3 2'}
      />
      <text
        x={at.x}
        y={at.y}
        dominantBaseline="central"
        textAnchor="middle"
        className="num font-semibold text-xs"
        fill={isBehind ? 'var(--inverse-ink)' : 'var(--ink-2)'}
      >
        {index + 1}
      </text>
    </g>
  )
}

/** While it moves, time passes for the statechart with each frame of the page. */
function useTicks(): void {
  const actor = useFollowActor()
  const moves = useFollow((snapshot) => snapshot.matches('watching') || snapshot.matches('stepping'))
  useEffect(() => {
    if (!moves) return
    let last: number | null = null
    let request = requestAnimationFrame(function frame(now) {
      if (last !== null) actor.send({ type: 'tick', ms: Math.min(100, now - last) })
      last = now
      request = requestAnimationFrame(frame)
    })
    return () => cancelAnimationFrame(request)
  }, [actor, moves])
}

function Spoken() {
  const { request } = useWatched()
  const hop = useFollow(({ context }) => context.hop)
  return (
    <p role="status" aria-label="Followed hop" className="only-spoken">
      {request === null ? '' : spokenHop(hop, request.path.hops)}
    </p>
  )
}

'use client'

import { ChevronRight, X } from 'lucide-react'
import { cx } from '@/components/ui/cx'
import type { RequestHop } from '@/lib/protocol'
import { formatDuration, plural } from '@/lib/view/describe/format'
import { shortenIds } from '@/lib/view/describe/words'
import { CandidateRow } from './decision-card'

export interface HopListProps {
  readonly hops: readonly RequestHop[]
  readonly totalUs: number | null
  /** The hop that is watched on the canvas; null when none is. */
  readonly current: number | null
}

/** The way of a request, hop by hop, with addresses before and after each translation. */
export function HopList({ hops, totalUs, current }: HopListProps) {
  // What follows the hop that failed is its consequence.
  const failed = hops.findIndex(({ ok }) => !ok)
  return (
    <ol className="space-y-2.5">
      {hops.map((hop, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: hops of one request never change their order.
          key={index}
          ref={index === current ? keepInSight : undefined}
          aria-current={index === current ? 'step' : undefined}
          className={cx(
            '-mx-1.5 grid grid-cols-[22px_minmax(0,1fr)] gap-2 rounded-md px-1.5 py-0.5',
            index === current && 'bg-accent-soft ring-1 ring-accent',
          )}
        >
          <Position number={index + 1} ok={hop.ok} />
          <Hop hop={hop} totalUs={totalUs} isCause={index === failed} />
        </li>
      ))}
    </ol>
  )
}

/** The list scrolls along with what is watched. */
function keepInSight(item: HTMLElement | null): void {
  item?.scrollIntoView({ block: 'nearest' })
}

function Position({ number, ok }: { readonly number: number; readonly ok: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        'num mt-px flex size-5 items-center justify-center rounded-full text-xs font-semibold',
        ok ? 'bg-surface-2 text-ink-2' : 'bg-bad text-surface',
      )}
    >
      {ok ? number : <X size={12} strokeWidth={3} />}
    </span>
  )
}

interface HopProps {
  readonly hop: RequestHop
  readonly totalUs: number | null
  readonly isCause: boolean
}

function Hop({ hop, totalUs, isCause }: HopProps) {
  return (
    <div className="min-w-0">
      <p className="font-semibold">
        {shortenIds(hop.title)}
        {isCause && (
          <span className="ml-1.5 rounded bg-bad-soft px-1 text-xs text-bad-text">failed here</span>
        )}
      </p>
      {(hop.from !== null || hop.to !== null) && (
        <p className="num text-sm wrap-anywhere">
          {hop.from}
          {hop.from !== null && hop.to !== null && (
            <>
              {' '}
              <span aria-hidden>→</span>
              <span className="only-spoken">becomes</span>{' '}
            </>
          )}
          {hop.to}
        </p>
      )}
      {hop.detail !== '' && (
        <p className={cx('num text-xs wrap-anywhere', hop.ok ? 'text-ink-2' : 'text-bad-text')}>
          {shortenIds(hop.detail)}
        </p>
      )}
      <Time hop={hop} totalUs={totalUs} />
      {hop.candidates.length > 0 && (
        <details className="group mt-0.5">
          <summary className="flex cursor-pointer list-none items-center gap-1 text-xs text-accent-text [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden size={12} className="transition-transform group-open:rotate-90" />
            {plural(hop.candidates.length, hop.kind === 'rule' ? 'rule' : 'candidate')}
            {hop.kind === 'rule' && ' looked at'}
          </summary>
          <ul className="mt-1 space-y-0.5">
            {hop.candidates.map(({ label, accepted, reason }) => (
              <CandidateRow key={label} label={label} accepted={accepted} reasons={[reason]} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** When a hop took place within the request's time; hops without a time of their own have none. */
function Time({
  hop: { atUs, durationUs },
  totalUs,
}: {
  readonly hop: RequestHop
  readonly totalUs: number | null
}) {
  if (atUs === null || durationUs === null || durationUs === 0 || totalUs === null || totalUs === 0)
    return null
  const left = Math.max(0, Math.min(99, (100 * (atUs - durationUs)) / totalUs))
  const width = Math.max(0.8, Math.min(100 - left, (100 * durationUs) / totalUs))
  return (
    <div className="mt-0.5 flex items-center gap-2">
      <div aria-hidden className="relative h-1.5 flex-1 rounded-full bg-surface-2">
        <div
          className="absolute inset-y-0 rounded-full bg-accent"
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      </div>
      <span className="num w-14 text-right text-xs text-ink-2">{formatDuration(durationUs)}</span>
    </div>
  )
}

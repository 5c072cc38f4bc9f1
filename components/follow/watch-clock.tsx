'use client'

import { LiveClock } from '@/components/shell/live-clock'
import { formatClock } from '@/lib/view/describe/format'
import { usAt } from '@/lib/view/follow/watch'
import { paceText } from '@/lib/view/follow/words'
import { useFollow } from './follow-context'

export interface WatchClockProps {
  /** When the request arrived. */
  readonly startedAt: number
}

/** The moment of a request that is watched, and how much slower than in truth. */
export function WatchClock({ startedAt }: WatchClockProps) {
  const hop = useFollow(({ context }) => context.hops[context.hop])
  const us = useFollow(({ context }) => {
    const current = context.hops[context.hop]
    return current === undefined ? 0 : Math.floor(usAt(current, context.done) / 100) * 100
  })
  if (hop === undefined) return <LiveClock />
  const at = startedAt + us
  const milliseconds = ((Math.floor(at / 100) % 10_000) / 10).toFixed(1).padStart(5, '0')
  return (
    <div className="-my-1 flex flex-col rounded-md bg-warning-soft px-1.5 py-1 leading-none">
      <span
        role="timer"
        aria-label="Time of the followed request"
        className="num font-medium text-lg leading-[18px]"
      >
        {formatClock(at)}
        <span className="text-sm max-[480px]:hidden">.{milliseconds.replace('.', ' ')}</span>
      </span>
      <span className="num whitespace-nowrap text-2xs text-warning-text leading-[12px]">
        <span className="max-[700px]:hidden">{paceText(hop)}</span>
        <span aria-hidden className="min-[701px]:hidden">
          {paceText(hop).replace('of watching ', '')}
        </span>
      </span>
    </div>
  )
}

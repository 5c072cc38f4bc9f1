'use client'

import { CircleCheck, Hourglass } from 'lucide-react'
import { useNowSeconds } from '@/components/hooks/use-transport'
import type { SchedulerWaitView } from '@/lib/protocol'
import { schedulerWaitBriefly, schedulerWaitText } from '@/lib/view/describe/scheduler-wait'

/** One line, always as high: what is below a card must not move under the pointer each time the scheduler looks. */
export function ServiceState({
  wait,
  isSteady,
}: {
  readonly wait: SchedulerWaitView | null
  readonly isSteady: boolean
}) {
  return (
    <p className="mt-1 flex h-4 items-center gap-1.5 whitespace-nowrap text-ink-2 text-xs tabular-nums">
      {wait === null ? isSteady && <Steady /> : <Wait wait={wait} />}
    </p>
  )
}

function Steady() {
  return (
    <>
      <CircleCheck aria-hidden size={13} className="shrink-0 text-good" />
      Steady state
    </>
  )
}

/** Drawn again each simulated second, alone. */
function Wait({ wait }: { readonly wait: SchedulerWaitView }) {
  const now = useNowSeconds() * 1_000_000
  const text = schedulerWaitBriefly(wait, now)
  if (text === null) return null
  return (
    <>
      <Hourglass aria-hidden size={13} className="shrink-0" />
      <span title={schedulerWaitText(wait, now) ?? undefined}>{text}</span>
    </>
  )
}

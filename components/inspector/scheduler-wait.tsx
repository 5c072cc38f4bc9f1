'use client'

import { Hourglass } from 'lucide-react'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { cx } from '@/components/ui/cx'
import type { SchedulerWaitView } from '@/lib/protocol'
import { schedulerWaitText } from '@/lib/view/describe/scheduler-wait'

/** What the scheduler waits for, counting down in simulated seconds. Nothing else is drawn each second for it. */
export function SchedulerWait({
  wait,
  className,
}: {
  readonly wait: SchedulerWaitView
  readonly className?: string
}) {
  const text = schedulerWaitText(wait, useNowSeconds() * 1_000_000)
  if (text === null) return null
  return (
    <p className={cx('flex items-start gap-1.5 text-ink-2 text-sm', className)}>
      <Hourglass aria-hidden size={13} className="mt-0.5 shrink-0" />
      <span className="tabular-nums">{text}</span>
    </p>
  )
}

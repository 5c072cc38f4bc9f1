'use client'

import { useState } from 'react'
import { useCalmKind } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import type { Alarmed } from '@/lib/view/auto-scaling/alarmed-metrics'
import { conditionText } from '@/lib/view/describe/alarm'
import { ALARM_TONES } from '@/lib/view/kinds/alarm'
import { Section } from './facts'
import { KeyLink } from './key-link'
import { NewAlarm } from './new-alarm'
import { ToneBadge } from './tone-badge'

interface WatchingAlarmsProps {
  readonly of: string
  /** The same, where an alarm on it can be made here. */
  readonly thing?: Alarmed
}

/** The alarms whose metric is about a resource, and the form for another; nothing when there is neither. */
export function WatchingAlarms({ of, thing }: WatchingAlarmsProps) {
  const alarms = useCalmKind('alarm').filter(({ watches }) => watches === of)
  const [isOpen, setOpen] = useState(false)
  if (alarms.length === 0 && thing === undefined) return null
  return (
    <Section
      title={`CloudWatch alarms · ${alarms.length}`}
      aside={
        thing !== undefined && (
          <Button size="sm" disabled={isOpen} onClick={() => setOpen(true)}>
            New alarm…
          </Button>
        )
      }
    >
      {thing !== undefined && isOpen && <NewAlarm of={thing} onDone={() => setOpen(false)} />}
      <ul className="space-y-1.5">
        {alarms.map((alarm) => (
          <li key={alarm.key} className="text-sm">
            <div className="flex items-start gap-2">
              <span className="min-w-0 flex-1 wrap-anywhere">
                <KeyLink to={alarm.key}>{alarm.name}</KeyLink>
              </span>
              <ToneBadge tone={ALARM_TONES[alarm.state]}>{alarm.state}</ToneBadge>
            </div>
            <p className="num text-xs text-ink-3">{conditionText(alarm)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

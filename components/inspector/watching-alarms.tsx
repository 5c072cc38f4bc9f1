'use client'

import { useCalmKind } from '@/components/hooks/use-view'
import { conditionText } from '@/lib/view/describe/alarm'
import { ALARM_TONES } from '@/lib/view/kinds/alarm'
import { Section } from './facts'
import { KeyLink } from './key-link'
import { ToneBadge } from './tone-badge'

/** The alarms whose metric is about a resource; nothing when there are none. */
export function WatchingAlarms({ of }: { readonly of: string }) {
  const alarms = useCalmKind('alarm').filter(({ watches }) => watches === of)
  if (alarms.length === 0) return null
  return (
    <Section title={`CloudWatch alarms · ${alarms.length}`}>
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

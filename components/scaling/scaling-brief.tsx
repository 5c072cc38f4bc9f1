'use client'

import { Scaling } from 'lucide-react'
import { useViewShallow } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { boundsText, policyBriefly, scalingBriefly, suspendedProcesses } from '@/lib/view/auto-scaling/words'
import type { ViewState } from '@/lib/view/run/store'

const TONES = {
  good: 'text-ink-2',
  neutral: 'text-ink-2',
  busy: 'text-accent-text',
  warning: 'text-warning-text',
  bad: 'text-bad-text',
} as const

/** `4–12 tasks · CPU 50 %` and how near the nearest alarm is: what a card says of a service's scaling. */
const briefOf =
  (serviceKey: string) =>
  ({ views, kinds }: ViewState): readonly (string | null)[] => {
    const service = views.get(serviceKey)
    const scaling = service?.kind === 'service' ? service.scaling : null
    if (!scaling) return []
    const policies = kinds.scalingPolicy.filter((policy) => policy.serviceKey === serviceKey)
    const alarms = new Map(kinds.alarm.map((alarm) => [alarm.key, alarm]))
    const state = scalingBriefly(policies, alarms)
    const [first] = policies
    const more = policies.length > 1 ? ` +${policies.length - 1}` : ''
    const isSuspended = suspendedProcesses(scaling).length > 0
    return [
      boundsText(scaling),
      first === undefined ? null : `${policyBriefly(first)}${more}`,
      isSuspended ? 'suspended' : (state?.text ?? null),
      isSuspended ? 'warning' : (state?.tone ?? null),
    ]
  }

export function ScalingBrief({ serviceKey }: { readonly serviceKey: string }) {
  const [bounds, policy, state, tone] = useViewShallow(briefOf(serviceKey))
  if (!bounds) return null
  return (
    <p className="mt-1 flex items-start gap-1.5 text-ink-2 text-xs tabular-nums" data-scaling-brief>
      <Scaling aria-hidden size={13} className="mt-px shrink-0" />
      <span className="wrap-anywhere min-w-0">
        {bounds}
        {policy && ` · ${policy}`}
        {state && (
          <>
            {' · '}
            <span className={cx('font-medium', TONES[(tone ?? 'neutral') as keyof typeof TONES])}>
              {state}
            </span>
          </>
        )}
      </span>
    </p>
  )
}

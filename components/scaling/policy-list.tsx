'use client'

import { useCalm } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import { KeyLink } from '@/components/inspector/key-link'
import { ToneBadge } from '@/components/inspector/tone-badge'
import { Button } from '@/components/ui/button'
import type { ScalingPolicyView } from '@/lib/protocol'
import { breachText, policyBriefly, policyState } from '@/lib/view/auto-scaling/words'

export function usePoliciesOf(serviceKey: string): readonly ScalingPolicyView[] {
  return useCalmKind('scalingPolicy').filter((policy) => policy.serviceKey === serviceKey)
}

/** The policies of a service, with the alarms that call them. */
export function PolicyList({
  policies,
  onEdit,
}: {
  readonly policies: readonly ScalingPolicyView[]
  readonly onEdit: (policy: ScalingPolicyView) => void
}) {
  if (policies.length === 0) return <p className="text-ink-2 text-sm">No policies.</p>
  return (
    <ul className="space-y-2">
      {policies.map((policy) => {
        const { text, tone } = policyState(policy)
        return (
          <li key={policy.key} className="text-sm">
            <div className="flex items-start gap-2">
              <span className="wrap-anywhere min-w-0 flex-1 font-semibold">
                <KeyLink to={policy.key}>{policy.name}</KeyLink>
              </span>
              <ToneBadge tone={tone}>{text}</ToneBadge>
            </div>
            <div className="flex items-center gap-2">
              <p className="num min-w-0 flex-1 text-ink-2 text-xs">
                {policyBriefly(policy)}
                {policy.tracking?.disableScaleIn === true && ' · scale-in off'}
              </p>
              <Button size="sm" aria-label={`Edit policy ${policy.name}`} onClick={() => onEdit(policy)}>
                Edit
              </Button>
            </div>
            <AlarmLinks keys={policy.alarmKeys} />
          </li>
        )
      })}
    </ul>
  )
}

/** A policy's alarms, each with how many of its datapoints breach. */
export function AlarmLinks({ keys }: { readonly keys: readonly string[] }) {
  const alarms = useCalmKind('alarm').filter(({ key }) => keys.includes(key))
  const isPlaying = useCalm((state) => state.connection.state === 'ready')
  if (alarms.length === 0)
    return isPlaying ? <p className="text-warning-text text-xs">No alarm calls it.</p> : null
  return (
    <ul className="mt-0.5 space-y-0.5 text-xs">
      {alarms.map((alarm) => (
        <li key={alarm.key} className="flex gap-2">
          <span className="wrap-anywhere min-w-0 flex-1">
            <KeyLink to={alarm.key}>{briefly(alarm.name)}</KeyLink>
          </span>
          <span className="num text-ink-2">
            {breachText(alarm)} · {alarm.state}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** `AlarmHigh` of one that a policy has made; here its service is known. */
function briefly(name: string): string {
  return /^TargetTracking-.*-(AlarmHigh|AlarmLow)-[0-9a-f-]+$/.exec(name)?.[1] ?? name
}

'use client'

import { useCalm } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import { KeyLink } from '@/components/inspector/key-link'
import { ToneBadge } from '@/components/inspector/tone-badge'
import { Button } from '@/components/ui/button'
import type { GroupPolicyView, ScalingDecisionView, ScalingPolicyView } from '@/lib/protocol'
import { breachText, groupPolicyBriefly, policyBriefly, policyState } from '@/lib/view/auto-scaling/words'
import { formatClock } from '@/lib/view/describe/format'
import type { Status } from '@/lib/view/kinds/kind'
import { KINDS } from '@/lib/view/kinds/kinds'

export function usePoliciesOf(serviceKey: string): readonly ScalingPolicyView[] {
  return useCalmKind('scalingPolicy').filter((policy) => policy.serviceKey === serviceKey)
}

interface PolicyRow {
  readonly key: string
  readonly name: string
  readonly state: Status | null
  /** `CPU 50 % · scale-in off` */
  readonly brief: string
  readonly alarmKeys: readonly string[]
  readonly latest: ScalingDecisionView | null
}

export function rowOfPolicy(policy: ScalingPolicyView): PolicyRow {
  return {
    ...policy,
    state: policyState(policy),
    brief: withScaleIn(policyBriefly(policy), policy.tracking?.disableScaleIn),
  }
}

export function rowOfGroupPolicy(policy: GroupPolicyView): PolicyRow {
  return {
    ...policy,
    state: KINDS.groupPolicy.status(policy),
    brief: withScaleIn(groupPolicyBriefly(policy), policy.tracking?.disableScaleIn),
  }
}

const withScaleIn = (brief: string, isOff: boolean | undefined): string =>
  isOff === true ? `${brief} · scale-in off` : brief

/** The policies of a service or an Auto Scaling group, with the alarms that call them and what they did last. */
export function PolicyList({
  rows,
  onEdit,
}: {
  readonly rows: readonly PolicyRow[]
  readonly onEdit: (policyKey: string) => void
}) {
  if (rows.length === 0) return <p className="text-ink-2 text-sm">No policies.</p>
  return (
    <ul className="space-y-2">
      {rows.map(({ key, name, state, brief, alarmKeys, latest }) => (
        <li key={key} className="text-sm">
          <div className="flex items-start gap-2">
            <span className="wrap-anywhere min-w-0 flex-1 font-semibold">
              <KeyLink to={key}>{name}</KeyLink>
            </span>
            {state !== null && <ToneBadge tone={state.tone}>{state.text}</ToneBadge>}
          </div>
          <div className="flex items-center gap-2">
            <p className="num min-w-0 flex-1 text-ink-2 text-xs">{brief}</p>
            <Button size="sm" aria-label={`Edit policy ${name}`} onClick={() => onEdit(key)}>
              Edit
            </Button>
          </div>
          <AlarmLinks keys={alarmKeys} />
          {latest !== null && (
            <p className="num wrap-anywhere mt-0.5 text-ink-2 text-xs">
              {formatClock(latest.at)} {latest.isBlocked ? `held back: ${latest.outcome}` : latest.outcome}
            </p>
          )}
        </li>
      ))}
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

// What becomes of a policy of an Auto Scaling group that an alarm has called. The sums and most gates are those of services; groups
// know instances that warm up, and the cooldown of simple policies. EC2 Auto Scaling guide, as-scaling-simple-step,
// ec2-auto-scaling-default-instance-warmup and ec2-auto-scaling-scaling-cooldowns.

import type { SimTime } from '@/lib/engine'
import {
  type Arithmetic,
  adjustmentText,
  arithmeticText,
  type MetricUnit,
} from '../application-autoscaling/arithmetic-text'
import { decideScaling, type Gate, type ScaleInVote } from '../application-autoscaling/decide'
import { gateText } from '../application-autoscaling/gate-text'
import { NOTHING_SUSPENDED, type ScalingDirection } from '../application-autoscaling/vocabulary'

export const GROUP_POLICY_TYPES = [
  'SimpleScaling',
  'StepScaling',
  'TargetTrackingScaling',
  'PredictiveScaling',
] as const

export type GroupPolicyType = Exclude<(typeof GROUP_POLICY_TYPES)[number], 'PredictiveScaling'>

/** What keeps a policy of a group from scaling. */
export type GroupGate =
  | Gate
  /** `Enabled` of the policy is false. */
  | { readonly kind: 'policyDisabled' }
  | { readonly kind: 'processSuspended'; readonly process: 'AlarmNotification' }
  /** Nothing is scaled in while instances warm up. `until` is null before they are in service. */
  | { readonly kind: 'warmup'; readonly instances: number; readonly until: SimTime | null }
  /** Of the last simple policy; `until` is null while its instances come or go. */
  | { readonly kind: 'simpleCooldown'; readonly policyName: string; readonly until: SimTime | null }

export interface GroupScalingRequest {
  readonly type: GroupPolicyType
  readonly policyName: string
  readonly direction: ScalingDirection
  readonly arithmetic: Arithmetic
  readonly capacity: { readonly desired: number; readonly min: number; readonly max: number }
  readonly isEnabled: boolean
  /** The process AlarmNotification is suspended. */
  readonly isSuspended: boolean
  readonly isScaleInDisabled: boolean
  readonly warming: { readonly instances: number; readonly until: SimTime | null } | null
  readonly cooldown: { readonly policyName: string; readonly until: SimTime | null } | null
  /** Of the other target tracking policies. */
  readonly votes: readonly ScaleInVote[]
  readonly now: SimTime
}

export type GroupScalingOutcome =
  | { readonly kind: 'scale'; readonly from: number; readonly to: number }
  /** The first gate is the reason on record. */
  | { readonly kind: 'blocked'; readonly gates: readonly [GroupGate, ...GroupGate[]] }

export function decideGroupScaling(request: GroupScalingRequest): GroupScalingOutcome {
  const { direction, policyName, arithmetic, capacity, isScaleInDisabled, votes, now } = request
  const outcome = decideScaling({
    direction,
    policyName,
    arithmetic,
    neededWithoutCooldown: arithmetic.needed,
    capacity: { ...capacity, running: arithmetic.running },
    cooldown: null,
    suspended: NOTHING_SUSPENDED,
    isScaleInDisabled,
    isDeploying: false,
    votes,
    now,
  })
  const others = outcome.kind === 'blocked' ? outcome.gates : []
  const [first, ...rest] = [...ownGates(request), ...others]
  if (first !== undefined) return { kind: 'blocked', gates: [first, ...rest] }
  return outcome.kind === 'scale' ? outcome : { kind: 'blocked', gates: outcome.gates }
}

function ownGates({
  type,
  direction,
  isEnabled,
  isSuspended,
  warming,
  cooldown,
}: GroupScalingRequest): GroupGate[] {
  const gates: GroupGate[] = []
  if (!isEnabled) gates.push({ kind: 'policyDisabled' })
  if (isSuspended) gates.push({ kind: 'processSuspended', process: 'AlarmNotification' })
  if (type === 'SimpleScaling') {
    if (cooldown !== null) gates.push({ kind: 'simpleCooldown', ...cooldown })
  } else if (direction === 'in' && warming !== null) gates.push({ kind: 'warmup', ...warming })
  return gates
}

export function groupGateText(gate: GroupGate): string {
  switch (gate.kind) {
    case 'policyDisabled':
      return 'the policy is disabled'
    case 'processSuspended':
      return `${gate.process} is suspended`
    case 'warmup':
      return gate.instances === 1 ? 'an instance is warming up' : `${gate.instances} instances are warming up`
    case 'simpleCooldown':
      return gate.until === null
        ? `the scaling activity of ${gate.policyName} is in progress`
        : `the cooldown of ${gate.policyName} is not over`
    case 'atDesired':
      return `the desired capacity of ${gate.desired} is what it wants`
    case 'flapping':
      return 'with one instance less the metric would exceed its target again'
    default:
      return gateText(gate)
  }
}

/** The sum of a policy; that of a simple one says nothing of its metric, which it does not read. */
export function groupSumText(type: GroupPolicyType, arithmetic: Arithmetic, unit: MetricUnit): string {
  return type === 'SimpleScaling' && arithmetic.kind === 'step'
    ? adjustmentText(arithmetic, 'instance')
    : arithmeticText(arithmetic, unit, 'instance')
}

// What becomes of an alarm that wants to scale: a new desired count, or every gate that is closed. One pure function, so that
// "why did it not scale yet?" has the answer by which the model acted.
// ECS guide, service-auto-scaling; Application Auto Scaling guide, application-auto-scaling-scaling-activities.

import type { SimTime } from '@/lib/engine'
import type { Arithmetic } from './arithmetic-text'
import { type Cooldown, isCooling } from './cooldown'
import { gradualScaleIn } from './target-tracking'
import type { ScalingDirection, SuspendedState } from './vocabulary'

export interface Capacity {
  readonly running: number
  readonly desired: number
  readonly min: number
  readonly max: number
}

/** Another target tracking policy, which has a say in scaling in. */
export interface ScaleInVote {
  readonly policyName: string
  /** Its AlarmLow is in ALARM; without datapoints it is not. */
  readonly isReady: boolean
  /** Tasks that it would keep; read when it is ready. */
  readonly needed: number
}

export interface ScalingRequest {
  readonly direction: ScalingDirection
  readonly policyName: string
  /** Starts from `scaleOutBase` when it is to scale out, else from the running count. */
  readonly arithmetic: Arithmetic
  /** Tasks needed without a cooldown. */
  readonly neededWithoutCooldown: number
  readonly capacity: Capacity
  readonly cooldown: Cooldown | null
  readonly suspended: SuspendedState
  /** `DisableScaleIn` of the policy. */
  readonly isScaleInDisabled: boolean
  /** A deployment of the service is in progress. */
  readonly isDeploying: boolean
  /** Of the other target tracking policies with scale-in enabled. */
  readonly votes: readonly ScaleInVote[]
  readonly now: SimTime
}

/** What keeps a policy from scaling. */
export type Gate =
  /** The metric has no datapoint that is visible by now. */
  | { readonly kind: 'noData' }
  | { readonly kind: 'scaleInDisabled' }
  | { readonly kind: 'suspended'; readonly process: keyof SuspendedState }
  | { readonly kind: 'atMax'; readonly max: number }
  | { readonly kind: 'atMin'; readonly min: number }
  | { readonly kind: 'atDesired'; readonly desired: number }
  /** One task less would bring the metric back above its target. */
  | { readonly kind: 'flapping'; readonly desired: number }
  | { readonly kind: 'deployment' }
  | { readonly kind: 'otherPolicies'; readonly policyNames: readonly string[] }
  | { readonly kind: 'cooldown'; readonly cooldown: Cooldown }

export type ScalingOutcome =
  | { readonly kind: 'scale'; readonly from: number; readonly to: number }
  /** The first gate is the reason on record. */
  | { readonly kind: 'blocked'; readonly gates: readonly [Gate, ...Gate[]] }

export function decideScaling(request: ScalingRequest): ScalingOutcome {
  const { capacity } = request
  const to = request.direction === 'out' ? scaleOutTo(request) : scaleInTo(request)
  const gates = [
    ...suspensionGates(request),
    ...(request.direction === 'out' ? scaleOutGates(request, to) : scaleInGates(request, to)),
  ]
  const [first, ...others] = gates
  return first === undefined
    ? { kind: 'scale', from: capacity.desired, to }
    : { kind: 'blocked', gates: [first, ...others] }
}

function suspensionGates({ direction, suspended }: ScalingRequest): Gate[] {
  const process = direction === 'out' ? 'DynamicScalingOutSuspended' : 'DynamicScalingInSuspended'
  return suspended[process] ? [{ kind: 'suspended', process }] : []
}

/** From below Min to Min at least; never above Max. */
function scaleOutTo({ arithmetic, capacity }: ScalingRequest): number {
  return clamp(arithmetic.needed, capacity)
}

function scaleOutGates(request: ScalingRequest, to: number): Gate[] {
  const { neededWithoutCooldown, capacity, cooldown, now } = request
  const { desired, max } = capacity
  if (to > desired) return []
  if (desired >= max) return [{ kind: 'atMax', max }]
  return isCooling(cooldown, now) && clamp(neededWithoutCooldown, capacity) > desired
    ? [{ kind: 'cooldown', cooldown }]
    : [{ kind: 'atDesired', desired }]
}

/** From above Max to Max first; never below Min. Of several policies the one that keeps most tasks decides. */
function scaleInTo({ arithmetic, capacity, votes }: ScalingRequest): number {
  if (capacity.desired > capacity.max) return capacity.max
  const ready = votes.filter(({ isReady }) => isReady).map(({ needed }) => needed)
  const needed = Math.max(arithmetic.needed, ...ready)
  const wanted =
    arithmetic.kind === 'tracking' ? gradualScaleIn({ running: arithmetic.running, needed }) : needed
  return clamp(wanted, capacity)
}

function scaleInGates(request: ScalingRequest, to: number): Gate[] {
  const { arithmetic, capacity, cooldown, isDeploying, now } = request
  const { desired, min } = capacity
  if (request.isScaleInDisabled) return [{ kind: 'scaleInDisabled' }]
  if (desired <= min) return [{ kind: 'atMin', min }]
  const gates: Gate[] = []
  if (isDeploying) gates.push({ kind: 'deployment' })
  if (isCooling(cooldown, now)) gates.push({ kind: 'cooldown', cooldown })
  const policyNames = request.votes.filter(({ isReady }) => !isReady).map((vote) => vote.policyName)
  if (arithmetic.kind === 'tracking' && policyNames.length > 0)
    gates.push({ kind: 'otherPolicies', policyNames })
  if (to >= desired) {
    const isFlapping = arithmetic.kind === 'tracking' && arithmetic.needed >= arithmetic.running
    gates.push({ kind: isFlapping ? 'flapping' : 'atDesired', desired })
  }
  return gates
}

function clamp(wanted: number, { min, max }: Capacity): number {
  return Math.min(max, Math.max(min, wanted))
}

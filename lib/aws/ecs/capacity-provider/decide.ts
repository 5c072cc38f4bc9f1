// What managed scaling does to its Auto Scaling group when one of its two alarms has called: target tracking of
// CapacityProviderReservation. ECS guide, managed-scaling-behavior.

import { capacityProviderReservation } from './managed-scaling'

/** Scale-in takes at most half of the group at a time, but at least one instance. */
const SCALE_IN_SHARE = 0.5
/** A group that is empty starts with so many, whatever it needs: AWS takes its capacity for 1, and the metric is 200. */
const FROM_ZERO = 2

export interface CapacityCall {
  readonly direction: 'in' | 'out'
  /** M and N of the datapoint. */
  readonly needed: number
  readonly instances: number
  /** Target capacity in percent. */
  readonly target: number
  readonly maximumScalingStepSize: number
  readonly desired: number
  readonly min: number
  readonly max: number
  /** Instances of the last scale-out that are on their way, or in service for less than the warm-up. */
  readonly warming: number
  /** The datapoint is older than the last change, or the group has not carried that out. */
  readonly isOutdated: boolean
}

/** `M 4 / N 3 = 133.3 %, target 100 %: 3 × 133.3 ÷ 100 = 4`, as data. */
export interface CapacityArithmetic {
  readonly needed: number
  readonly instances: number
  readonly target: number
  /** Percent. */
  readonly reservation: number
  /** Instances at which the metric would meet its target. */
  readonly wanted: number
}

export type CapacityGate =
  | { readonly kind: 'warming'; readonly instances: number }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'maximum'; readonly max: number }
  | { readonly kind: 'minimum'; readonly min: number }
  | { readonly kind: 'enough'; readonly desired: number }

export type CapacityDecision = { readonly arithmetic: CapacityArithmetic } & (
  | { readonly kind: 'scale'; readonly from: number; readonly to: number }
  | { readonly kind: 'held'; readonly gate: CapacityGate }
)

export function decideCapacity(call: CapacityCall): CapacityDecision {
  const { direction, needed, instances, target, desired } = call
  const arithmetic = {
    needed,
    instances,
    target,
    reservation: capacityProviderReservation(needed, instances),
    wanted: instancesWanted(call),
  }
  const held = (gate: CapacityGate): CapacityDecision => ({ arithmetic, kind: 'held', gate })
  if (call.warming > 0) return held({ kind: 'warming', instances: call.warming })
  if (call.isOutdated) return held({ kind: 'outdated' })
  const to = direction === 'out' ? scaleOut(call, arithmetic.wanted) : scaleIn(call, arithmetic.wanted)
  if (to !== null) return { arithmetic, kind: 'scale', from: desired, to }
  if (direction === 'out' && arithmetic.wanted > desired) return held({ kind: 'maximum', max: call.max })
  if (direction === 'in' && arithmetic.wanted < desired) return held({ kind: 'minimum', min: call.min })
  return held({ kind: 'enough', desired })
}

/** Rounded up: with less the metric would stay above its target. */
function instancesWanted({ needed, instances, target }: CapacityCall): number {
  if (instances === 0) return needed === 0 ? 0 : FROM_ZERO
  return Math.ceil((needed * 100) / target)
}

function scaleOut({ desired, max, maximumScalingStepSize }: CapacityCall, wanted: number): number | null {
  const to = Math.min(wanted, desired + maximumScalingStepSize, max)
  return to > desired ? to : null
}

function scaleIn({ desired, min }: CapacityCall, wanted: number): number | null {
  const atMost = Math.max(1, Math.floor(desired * SCALE_IN_SHARE))
  const to = Math.max(wanted, desired - atMost, min)
  return to < desired ? to : null
}

/** `M 4 / N 3 = 133.3 %, target 100 %: 4 instances` */
export function capacityText({ needed, instances, reservation, target, wanted }: CapacityArithmetic): string {
  const wants = `${wanted} ${wanted === 1 ? 'instance' : 'instances'}`
  return `${reservationText(needed, instances, reservation)}, target ${target} %: ${wants}`
}

/** `M 4 / N 3 = 133.3 %` */
export function reservationText(needed: number, instances: number, reservation: number): string {
  return `M ${needed} / N ${instances} = ${Math.round(reservation * 10) / 10} %`
}

export function capacityGateText(gate: CapacityGate): string {
  switch (gate.kind) {
    case 'warming':
      return gate.instances === 1 ? '1 instance warms up' : `${gate.instances} instances warm up`
    case 'outdated':
      return 'the datapoint does not count the last change yet'
    case 'maximum':
      return `the group is at its maximum size of ${gate.max}`
    case 'minimum':
      return `the group is at its minimum size of ${gate.min}`
    case 'enough':
      return `the desired capacity of ${gate.desired} is enough`
  }
}

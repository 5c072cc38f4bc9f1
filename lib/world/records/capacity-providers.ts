// What ECS knows of capacity providers, each of which stands before one Auto Scaling group.

import type { CapacityDecision } from '@/lib/aws/ecs/capacity-provider/decide'
import type { SimTime } from '@/lib/engine'

export interface ManagedScaling {
  readonly isEnabled: boolean
  /** Percent that CapacityProviderReservation is kept at. */
  readonly targetCapacity: number
  readonly minimumScalingStepSize: number
  readonly maximumScalingStepSize: number
  readonly instanceWarmupSeconds: number
}

/** `unmanaged`: managed scaling is off, or no cluster uses the provider. */
export type CapacityProviderPhase =
  | 'unmanaged'
  | 'balanced'
  | 'called'
  | 'deciding'
  | 'scalingOut'
  | 'scalingIn'
  | 'heldBack'
  | 'INACTIVE'

/** What managed scaling has measured at the end of a minute. */
export interface CapacitySample {
  readonly at: SimTime
  /** M and N. */
  readonly needed: number
  readonly instances: number
  readonly reasons: readonly string[]
}

/** The Auto Scaling policy that managed scaling makes on the group, with its two alarms. */
export interface ManagedScalingPolicy {
  readonly arn: string
  /** `ECSManagedAutoScalingPolicy-…` */
  readonly name: string
  /** Names. */
  readonly alarms: { readonly high: string; readonly low: string }
}

export interface CapacityProvider {
  readonly arn: string
  readonly name: string
  readonly groupName: string
  readonly groupArn: string
  readonly createdAt: SimTime
  managedScaling: ManagedScaling
  managedTerminationProtection: boolean
  managedDraining: boolean
  /** Mirror of its chart. */
  phase: CapacityProviderPhase
  /** While a cluster uses it and managed scaling is on. */
  policy: ManagedScalingPolicy | null
  /** The alarm that has called last. */
  calledBy: string | null
  /** The newest last. */
  samples: readonly CapacitySample[]
  /** What came of the last call; null before one, and when that found nothing to decide by. */
  latest: { readonly at: SimTime; readonly alarmName: string; readonly decision: CapacityDecision } | null
  /** When managed scaling last changed the desired capacity, and in which direction. */
  changed: { readonly at: SimTime; readonly direction: 'in' | 'out' } | null
}

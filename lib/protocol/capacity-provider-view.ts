import type { SimTime } from '@/lib/engine'

/** What stands between the tasks of a cluster and an Auto Scaling group. */
export interface CapacityProviderView {
  readonly kind: 'capacityProvider'
  /** `cp/<name>` */
  readonly key: string
  readonly name: string
  readonly arn: string
  /** Null when no cluster uses it. */
  readonly clusterName: string | null
  readonly group: {
    readonly name: string
    readonly minSize: number
    readonly maxSize: number
    readonly desiredCapacity: number
  }
  readonly isManaged: boolean
  /** State of its chart. */
  readonly phase: string
  readonly targetCapacity: number
  readonly minimumScalingStepSize: number
  readonly maximumScalingStepSize: number
  readonly instanceWarmupSeconds: number
  readonly managedTerminationProtection: boolean
  readonly managedDraining: boolean
  /** M and N at this moment, and what would be published. */
  readonly needed: number
  readonly instances: number
  readonly reservation: number
  /** How M was found. */
  readonly reasons: readonly string[]
  /** `2 tasks find no room: the provider asks for 1 instance, M 4 / N 3 = 133.3 %`; null when nothing is missing. */
  readonly wants: string | null
  /** Tasks in PROVISIONING. */
  readonly waiting: readonly {
    readonly key: string
    readonly id: string
    readonly taskDefinition: string
    readonly noRoom: string
    readonly since: SimTime
  }[]
  /** What CloudWatch has got last, at the end of a minute. */
  readonly published: { readonly at: SimTime; readonly reservation: number } | null
  /** What its alarms made it do last. */
  readonly latest: { readonly at: SimTime; readonly text: string } | null
  /** Names of its two alarms. */
  readonly alarms: { readonly high: string; readonly low: string } | null
  /** A `WaitView`: what it waits for, and until when. */
  readonly wait: { readonly cause: string; readonly since: SimTime; readonly until: SimTime | null } | null
}

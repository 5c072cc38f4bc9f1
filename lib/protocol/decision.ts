import type { SimTime } from '@/lib/engine/time'

/** What a decision was about; the screen groups and colours by it. */
export type DecisionTopic =
  | 'placement'
  | 'scheduler'
  | 'deployment'
  | 'routing'
  | 'health'
  | 'image-pull'
  | 'network'
  | 'scaling'
  | 'alarm'
  | 'operation'

/** One alternative that was looked at: taken or not, and why, in AWS's words where AWS has words. */
export interface Candidate {
  /** ARN or id of what was looked at. */
  readonly id: string
  readonly label: string
  readonly accepted: boolean
  /** E.g. `RESOURCE:CPU`, `3 tasks of this service`. */
  readonly reasons: readonly string[]
  /** How many it stands for, itself included, if more than one. */
  readonly count?: number
}

/** A decision as data: the rule that applied, the numbers that went in, the candidates it rejected and why. */
export interface Decision {
  readonly sequence: number
  readonly at: SimTime
  readonly topic: DecisionTopic
  /** ARNs and ids that this explains: a task, a service, an instance, a target. */
  readonly subjects: readonly string[]
  /** One sentence for people. */
  readonly summary: string
  /** Name of the rule, e.g. `spread(attribute:ecs.availability-zone)`, `upper = floor(4 × 200 / 100)`. */
  readonly rule: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly candidates: readonly Candidate[]
}

import type { Bounds, StopCounts } from '@/lib/aws/ecs/rolling-update'
import type { DeploymentControllerType, DeploymentStrategyName } from '@/lib/aws/vocabulary'
import type { RollBack } from '../../../lifecycle/deployments'
import type { Deployment, Service } from '../../../records/services'
import type { World } from '../../../world'
import type { TaskGroup } from '../task-groups'

/** What a plan has to keep to. */
export interface Terms extends Bounds {
  readonly desired: number
  /** Too many tasks failed to start lately: none may start just now. */
  readonly throttled: boolean
}

/** What one look does. The pass places, stops, says and explains it. */
export interface DeploymentPlan {
  readonly starts: readonly {
    readonly deployment: Deployment
    /** As far as placement finds room. */
    readonly count: number
    /** Those of `count` that stand in for unhealthy tasks. */
    readonly replacing: number
  }[]
  /** In the order in which they are asked to stop. */
  readonly stops: readonly { readonly group: TaskGroup; readonly counts: StopCounts }[]
  /** Nothing may start or stop, and nothing under way will change that. */
  readonly blocked: string | null
  /** What the next step waits for. */
  readonly waiting: string | null
  /** Tasks that scale-in protection alone keeps from being stopped, by their deployment. */
  readonly kept?: readonly { readonly deployment: Deployment; readonly count: number }[]
  /** Explain the plan to whoever asks why. */
  readonly rule: string
  readonly facts: readonly (readonly [name: string, value: string])[]
}

/**
 * How the tasks of one deployment follow those of another. ECS API, DeploymentConfiguration `strategy`, and
 * DeploymentController for those who deploy from outside.
 */
export interface DeploymentStrategy {
  /** The strategy of the controller ECS, or another controller that has a strategy of its own. */
  readonly name: DeploymentStrategyName | Exclude<DeploymentControllerType, 'ECS'>
  plan(world: World, service: Service, terms: Terms): DeploymentPlan
  /**
   * After each look: ends deployments that are over. True when nothing is left to do: the deployment in progress is complete and
   * the service steady.
   */
  settle(world: World, service: Service): boolean
  /** The deployment in progress has failed, and the service or somebody asks for a rollback. */
  readonly rollBack: RollBack
}

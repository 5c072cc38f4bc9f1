import type { Bounds } from '@/lib/aws/ecs/rolling-update'
import type { SchedulingStrategyName } from '@/lib/aws/vocabulary'
import type { StartPlace } from '../../../capacity-providers/place-on-provider'
import type { Deployment, Service } from '../../../records/services'
import type { World } from '../../../world'

/**
 * How many tasks a service wants, and where they go. It decides and changes nothing: the pass carries out.
 * ECS guide, ecs_services#service_scheduler_strategy.
 */
export interface SchedulingStrategy {
  /** As CreateService calls it. */
  readonly name: SchedulingStrategyName
  /** Tasks that the service is to have by this look; what DescribeServices shows from then on. */
  desiredCount(world: World, service: Service): number
  /** How far tasks may be too few or too many while they are replaced. */
  bounds(world: World, service: Service): Bounds
  /** Finds a place for one task of the deployment after the other. */
  createPlacer(world: World, service: Service, deployment: Deployment): () => StartPlace
}

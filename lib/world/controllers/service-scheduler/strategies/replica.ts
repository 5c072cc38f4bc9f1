// REPLICA: as many tasks as the service asks for, wherever its capacity providers, constraints and the placement strategy
// put them.

import { bounds } from '@/lib/aws/ecs/rolling-update'
import { createPlacerOf, tasksByProvider } from '../../../capacity-providers/place-on-provider'
import { taskDefinitionOf } from '../../../lifecycle/lookup'
import type { SchedulingStrategy } from './scheduling-strategy'

export const REPLICA: SchedulingStrategy = {
  name: 'REPLICA',
  desiredCount: (_world, { desiredCount }) => desiredCount,
  /** Of the deployment configuration: rounded up for those that must stay, down for those that may exist. */
  bounds: (_world, { desiredCount, minimumHealthyPercent, maximumPercent }) =>
    bounds(desiredCount, minimumHealthyPercent, maximumPercent),
  createPlacer: (world, service, deployment) =>
    createPlacerOf(world, {
      clusterArn: service.clusterArn,
      taskDefinition: taskDefinitionOf(world, deployment),
      constraints: service.placementConstraints,
      strategy: service.placementStrategy,
      group: `service:${service.name}`,
      network: deployment.networkConfiguration,
      origin: 'service',
      providers: deployment.capacityProviderStrategy,
      counts: tasksByProvider(world, deployment),
    }),
}

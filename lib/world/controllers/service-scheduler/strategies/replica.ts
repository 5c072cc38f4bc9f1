// REPLICA: as many tasks as the service asks for, wherever constraints and the placement strategy put them.

import { taskDefinitionOf } from '../../../lifecycle/lookup'
import { createPlacer } from '../../../placement'
import { boundsOf } from '../../../service-counts'
import type { SchedulingStrategy } from './scheduling-strategy'

export const REPLICA: SchedulingStrategy = {
  name: 'REPLICA',
  desiredCount: (_world, { desiredCount }) => desiredCount,
  bounds: (_world, service) => boundsOf(service),
  createPlacer: (world, service, deployment) =>
    createPlacer(world, {
      clusterArn: service.clusterArn,
      taskDefinition: taskDefinitionOf(world, deployment),
      constraints: service.placementConstraints,
      strategy: service.placementStrategy,
      group: `service:${service.name}`,
      origin: 'service',
    }),
}

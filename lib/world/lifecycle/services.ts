// Changing how many tasks a service is to have: the one way that operations and AWS's own parts share.

import { toCommandLine } from '@/lib/aws/command-line'
import type { Service } from '../records/services'
import type { World } from '../world'
import { clusterOf, primaryDeploymentOf } from './lookup'

/** The desired count belongs to the PRIMARY deployment; older ones only shrink. */
export function scaleDeployment(world: World, service: Service): void {
  const deployment = primaryDeploymentOf(world, service)
  if (deployment.desiredCount === service.desiredCount) return
  deployment.desiredCount = service.desiredCount
  deployment.updatedAt = world.engine.now
}

/**
 * `ecs:UpdateService` as a part of AWS calls it, with an entry in the command log like any other call. The service must be ACTIVE,
 * so that nothing can be refused.
 */
export function updateDesiredCount(world: World, service: Service, desiredCount: number): void {
  const action = 'ecs:UpdateService'
  const input = { cluster: clusterOf(world, service).name, service: service.name, desiredCount }
  service.desiredCount = desiredCount
  scaleDeployment(world, service)
  world.changes.mark('service', service.arn)
  const commandLine = toCommandLine(action, input)
  const remarks = { error: null, failures: [], ignored: [], readOnly: false }
  world.log.command({ action, input, origin: 'aws', commandLine, ...remarks })
  world.bus.publish({ type: 'Service Update', service })
}

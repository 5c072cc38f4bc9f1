import { runningCount } from '../application-autoscaling/activities'
import type { QueueFigures } from '../data-plane/contract'
import type { Queue } from '../records/queues'
import type { World } from '../world'

/**
 * Messages that may be received for each running task; without one, all of them. EC2 Auto Scaling guide, as-using-sqs-queue ("backlog per
 * instance"), whose example leaves the division by nothing to the reader.
 */
export function backlogPerTask(
  world: World,
  { serviceArn }: Queue,
  { visible }: Pick<QueueFigures, 'visible'>,
): number {
  const service = world.state.services.get(serviceArn)
  const running = service === undefined ? 0 : runningCount(world, service)
  return visible / Math.max(1, running)
}

// How many tasks of a revision of a service there are. A revision and its deployment have one number.

import { lastPart } from '@/lib/aws/arn'
import type { RevisionTasks, ServiceDeployment } from '../records/service-deployments'
import { isPending, isRunning } from '../service-counts'
import type { World } from '../world'

function deploymentIdOf(revisionArn: string): string {
  return `ecs-svc/${lastPart(revisionArn)}`
}

/** Those that the service is to have are of its PRIMARY deployment; older ones only shrink. */
export function tasksOfRevision(
  { state, tasks }: Pick<World, 'state' | 'tasks'>,
  arn: string,
): RevisionTasks {
  const deployment = state.deployments.get(deploymentIdOf(arn))
  if (!deployment) return { requested: 0, running: 0, pending: 0 }
  let running = 0
  let pending = 0
  for (const task of tasks.ofService(deployment.serviceArn)) {
    if (task.deploymentId !== deployment.id) continue
    if (isRunning(task)) running++
    else if (isPending(task)) pending++
  }
  const requested = deployment.status === 'PRIMARY' ? deployment.desiredCount : running + pending
  return { requested, running, pending }
}

/** Of all revisions that a service deployment is about, for whoever asks when it has ended. */
export function finalTasks(
  world: World,
  { targetRevisionArn, sourceRevisionArns }: ServiceDeployment,
): Readonly<Record<string, RevisionTasks>> {
  const arns = [targetRevisionArn, ...sourceRevisionArns]
  return Object.fromEntries(arns.map((arn) => [arn, tasksOfRevision(world, arn)]))
}

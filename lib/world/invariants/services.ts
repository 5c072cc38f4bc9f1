// Services, their deployments and the bounds of the deployment configuration.

import type { RolloutState, ServiceDeploymentStatus } from '@/lib/aws/vocabulary'
import { primaryDeploymentOf } from '../lifecycle/lookup'
import type { Task } from '../records/tasks'
import { isCounted } from '../service-counts'
import type { World } from '../world'
import type { Invariant } from './invariant'

const onePrimary: Invariant = {
  statement: 'a service that is not INACTIVE has exactly one PRIMARY deployment, and lists no INACTIVE one',
  *broken({ state }) {
    for (const service of state.services.values()) {
      if (service.status === 'INACTIVE') continue
      const listed = service.deploymentIds.map((id) => state.deployments.get(id))
      const statuses = listed.map((deployment) => deployment?.status ?? 'lost')
      const others = statuses.filter((status) => status !== 'PRIMARY')
      if (statuses.length - others.length !== 1 || others.some((status) => status !== 'ACTIVE'))
        yield `${service.name} has ${statuses.join(', ')}`
      const primary = listed.find((deployment) => deployment?.status === 'PRIMARY')
      if (primary && primary.taskDefinitionArn !== service.taskDefinitionArn) {
        yield `${service.name} is to run ${service.taskDefinitionArn}, its PRIMARY deployment runs ${primary.taskDefinitionArn}`
      }
    }
  },
}

/** Older tasks may be too many for a while, after the desired count was lowered; the scheduler must not add to them. */
const startsWithinBounds: Invariant = {
  statement: 'the scheduler starts no task above the upper bound that its scheduling strategy allows',
  *broken(world) {
    for (const [serviceArn, tasks] of countedTasksOfServices(world)) {
      const service = world.state.services.get(serviceArn)
      if (!service) continue
      const { upper } = world.scheduler.bounds(service)
      const fresh = tasks.filter(({ createdAt }) => createdAt === world.engine.now).length
      if (fresh > 0 && tasks.length > upper)
        yield `${service.name} has ${tasks.length} tasks, ${fresh} of them new, of at most ${upper}`
    }
  },
}

function countedTasksOfServices({ state }: World): ReadonlyMap<string, readonly Task[]> {
  const groups = new Map<string, Task[]>()
  for (const task of state.tasks.values()) {
    if (task.serviceArn === null || !isCounted(task)) continue
    const group = groups.get(task.serviceArn)
    if (group) group.push(task)
    else groups.set(task.serviceArn, [task])
  }
  return groups
}

const tasksHaveTheirService: Invariant = {
  statement: 'a task that a service started has its service, its deployment and the task definition of that',
  *broken({ state }) {
    for (const task of state.tasks.values()) {
      if (task.serviceArn === null) continue
      const service = state.services.get(task.serviceArn)
      const deployment = state.deployments.get(task.deploymentId ?? '')
      if (!service) yield `${task.arn} is of ${task.serviceArn}, which does not exist`
      if (!deployment) yield `${task.arn} is of deployment ${task.deploymentId}, which does not exist`
      else if (deployment.taskDefinitionArn !== task.taskDefinitionArn)
        yield `${task.arn} runs ${task.taskDefinitionArn}`
      if (service?.status === 'INACTIVE' && task.lastStatus !== 'STOPPED')
        yield `${task.arn} is ${task.lastStatus}, its service is INACTIVE`
    }
  },
}

const notesFollowRecords: Invariant = {
  statement: 'the scheduler has notes of every service and of every task of one, and of nothing else',
  *broken({ state }) {
    for (const arn of state.services.keys()) if (!state.schedulerNotes.has(arn)) yield `${arn} has none`
    for (const arn of state.schedulerNotes.keys()) if (!state.services.has(arn)) yield `${arn} is no service`
    for (const { arn, serviceArn } of state.tasks.values())
      if (state.taskNotes.has(arn) !== (serviceArn !== null)) yield `${arn} of ${serviceArn}`
    for (const arn of state.taskNotes.keys()) if (!state.tasks.has(arn)) yield `${arn} is no task`
  },
}

/** What a service deployment that is not over says of the PRIMARY deployment. */
const ROLLOUTS: Readonly<Record<ServiceDeploymentStatus, RolloutState>> = {
  PENDING: 'IN_PROGRESS',
  IN_PROGRESS: 'IN_PROGRESS',
  ROLLBACK_REQUESTED: 'IN_PROGRESS',
  ROLLBACK_IN_PROGRESS: 'IN_PROGRESS',
  SUCCESSFUL: 'COMPLETED',
  ROLLBACK_SUCCESSFUL: 'COMPLETED',
  STOP_REQUESTED: 'FAILED',
  STOPPED: 'FAILED',
  ROLLBACK_FAILED: 'FAILED',
}

const serviceDeploymentsAgree: Invariant = {
  statement: "the newest service deployment of a service agrees with its PRIMARY deployment's rollout",
  *broken(world) {
    const { services, serviceDeployments, serviceRevisions } = world.state
    for (const service of services.values()) {
      if (service.status === 'INACTIVE') continue
      const newest = serviceDeployments.get(service.serviceDeploymentArns[0] ?? '')
      const primary = primaryDeploymentOf(world, service)
      if (!newest) yield `${service.name} has none`
      else if (ROLLOUTS[newest.status] !== primary.rolloutState)
        yield `${service.name}: ${newest.status}, but ${primary.id} is ${primary.rolloutState}`
      else if (
        newest.deploymentId !== primary.id &&
        newest.rollback?.serviceRevisionArn !== primary.revisionArn
      )
        yield `${service.name}: ${newest.arn} is about ${newest.deploymentId}, ${primary.id} is PRIMARY`
      if (!serviceRevisions.has(primary.revisionArn)) yield `${primary.revisionArn} does not exist`
    }
  },
}

export const SERVICE_INVARIANTS: readonly Invariant[] = [
  onePrimary,
  serviceDeploymentsAgree,
  startsWithinBounds,
  tasksHaveTheirService,
  notesFollowRecords,
]

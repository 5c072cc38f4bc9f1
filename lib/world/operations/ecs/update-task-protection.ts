import type { Failure } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { UpdateTaskProtectionRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { TASK_PROTECTION_MINUTES_DEFAULT } from '@/lib/aws/defaults'
import { TASK_PROTECTION_MINUTES, TASKS_PER_PROTECTION_UPDATE_MAX } from '@/lib/aws/limits'
import { afterSeconds } from '@/lib/engine'
import { describeProtection } from '@/lib/world/describe/ecs/task-protection'
import { blocksDeployment, protectTask } from '@/lib/world/lifecycle/protection'
import { operation } from '@/lib/world/operation'
import type { Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { checkLength } from './failures'
import { findCluster, taskArnOf } from './identifiers'
import { identifier, type Shape } from './schemas'

/** Tasks that cannot be protected are listed as failures; the others are protected all the same. */
export const updateTaskProtection = operation({
  action: 'ecs:UpdateTaskProtection',
  readOnly: false,
  input: z.strictObject({
    cluster: identifier,
    tasks: z.array(identifier),
    protectionEnabled: z.boolean(),
    expiresInMinutes: z.int().min(TASK_PROTECTION_MINUTES.min).max(TASK_PROTECTION_MINUTES.max).optional(),
  } satisfies Shape<UpdateTaskProtectionRequest>),
  perform({ world, ignore }, { cluster: given, tasks, protectionEnabled, expiresInMinutes }) {
    const cluster = findCluster(world, given)
    checkLength(tasks, { what: 'Tasks', max: TASKS_PER_PROTECTION_UPDATE_MAX })
    if (!protectionEnabled && expiresInMinutes !== undefined) ignore('expiresInMinutes')
    const minutes = expiresInMinutes ?? TASK_PROTECTION_MINUTES_DEFAULT
    const until = protectionEnabled ? afterSeconds(world.engine.now, minutes * 60) : null
    const protectedTasks: Task[] = []
    const failures: Failure[] = []
    for (const arn of tasks.map((one) => taskArnOf(cluster, one))) {
      const task = world.state.tasks.get(arn)
      const failure = failureOf(world, arn, task, protectionEnabled)
      if (failure) failures.push(failure)
      else if (task) protectedTasks.push(task)
    }
    for (const task of protectedTasks) protectTask(world, task, until)
    return { protectedTasks: protectedTasks.map(describeProtection), failures }
  },
})

/** ECS guide, api_failures_messages. */
function failureOf(
  world: World,
  arn: string,
  task: Task | undefined,
  protectionEnabled: boolean,
): Failure | null {
  if (!task || task.lastStatus === 'STOPPED') return { arn, reason: 'MISSING' }
  if (task.serviceArn === null)
    return { arn, reason: 'TASK_NOT_VALID', detail: 'The specified task is not part of an ECS service.' }
  if (protectionEnabled && blocksDeployment(world, task))
    return {
      arn,
      reason: 'DEPLOYMENT_BLOCKED',
      detail: 'Protected tasks of an older deployment keep the service from reaching a steady state.',
    }
  return null
}

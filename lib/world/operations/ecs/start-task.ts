import type { Failure } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { StartTaskRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { START_TASK_INSTANCES_MAX, START_TASK_STARTED_BY_LENGTH_MAX } from '@/lib/aws/limits'
import { describeTask } from '@/lib/world/describe/ecs/task'
import { startTask as start } from '@/lib/world/lifecycle/tasks'
import { operation } from '@/lib/world/operation'
import { fitsInstance } from '@/lib/world/placement'
import type { Task } from '@/lib/world/records/tasks'
import { checkLength, missing } from './failures'
import { containerInstanceArnOf, findCluster } from './identifiers'
import { networkConfiguration, networkFor } from './network-configuration'
import { clusterIdentifier, identifier, NOT_MODELLED, type Shape } from './schemas'
import { findTaskDefinition } from './service-input'
import { groupOf, taskGroup } from './task-group'

/** One task on each instance named, in that order: placement has no say, but the task must fit. ECS API, StartTask. */
export const startTask = operation({
  action: 'ecs:StartTask',
  readOnly: false,
  ignores: ['enableECSManagedTags', 'enableExecuteCommand', 'propagateTags', 'referenceId', 'tags'],
  input: z.strictObject({
    cluster: clusterIdentifier,
    taskDefinition: z.string().min(1),
    containerInstances: z.array(identifier),
    group: taskGroup,
    startedBy: z.string().max(START_TASK_STARTED_BY_LENGTH_MAX).optional(),
    networkConfiguration,
    overrides: NOT_MODELLED.overrides,
    volumeConfigurations: NOT_MODELLED.volumeConfigurations,
  } satisfies Shape<StartTaskRequest>),
  perform({ world }, given) {
    const cluster = findCluster(world, given.cluster)
    checkLength(given.containerInstances, { what: 'Container instances', max: START_TASK_INSTANCES_MAX })
    const taskDefinition = findTaskDefinition(world, given.taskDefinition)
    const network = networkFor(world.state, taskDefinition, given.networkConfiguration)
    const arns = given.containerInstances.map((instance) => containerInstanceArnOf(cluster, instance))
    const group = groupOf(taskDefinition, given.group)

    const tasks: Task[] = []
    const failures: Failure[] = []
    for (const arn of arns) {
      const containerInstance = world.state.containerInstances.get(arn)
      const short = containerInstance
        ? fitsInstance(world, taskDefinition, containerInstance, { network })[0]
        : undefined
      if (!containerInstance) failures.push(missing(arn))
      else if (short) failures.push({ arn, reason: short.reason, detail: short.text })
      else
        tasks.push(
          start(world, {
            taskDefinition,
            containerInstance,
            group,
            startedBy: given.startedBy ?? null,
            service: null,
            deployment: null,
            network,
          }),
        )
    }
    return { tasks: tasks.map((task) => describeTask(world, task)), failures }
  },
})

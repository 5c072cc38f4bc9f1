import type { DescribeTasksRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { describeTask } from '@/lib/world/describe/ecs/task'
import { operation } from '@/lib/world/operation'
import { checkLength, missing } from './failures'
import { findCluster, taskArnOf } from './identifiers'
import { clusterIdentifier, identifier, type Shape } from './schemas'

/** ECS API, DescribeTasks `tasks`. */
const TASKS_MAX = 100

export const describeTasks = operation({
  action: 'ecs:DescribeTasks',
  readOnly: true,
  ignores: ['include'] satisfies (keyof DescribeTasksRequest)[],
  input: z.strictObject({
    cluster: clusterIdentifier,
    tasks: z.array(identifier),
  } satisfies Shape<DescribeTasksRequest>),
  perform({ world }, input) {
    const cluster = findCluster(world, input.cluster)
    checkLength(input.tasks, { what: 'Tasks', max: TASKS_MAX })
    const arns = input.tasks.map((given) => taskArnOf(cluster, given))
    return {
      tasks: arns.flatMap((arn) => {
        const task = world.state.tasks.get(arn)
        return task ? [describeTask(world, task)] : []
      }),
      failures: arns.filter((arn) => !world.state.tasks.has(arn)).map(missing),
    }
  },
})

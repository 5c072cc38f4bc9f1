import type { GetTaskProtectionRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { describeProtection } from '@/lib/world/describe/ecs/task-protection'
import { operation } from '@/lib/world/operation'
import { checkLength, missing } from './failures'
import { findCluster, taskArnOf } from './identifiers'
import { identifier, PAGE_SIZE_MAX, type Shape } from './schemas'

/** Without `tasks`: of all tasks of services that are not STOPPED. */
export const getTaskProtection = operation({
  action: 'ecs:GetTaskProtection',
  readOnly: true,
  input: z.strictObject({
    cluster: identifier,
    tasks: z.array(identifier).optional(),
  } satisfies Shape<GetTaskProtectionRequest>),
  perform({ world: { state }, world }, { cluster: given, tasks }) {
    const cluster = findCluster(world, given)
    if (tasks === undefined) {
      const all = [...state.tasks.values()].filter(
        ({ clusterArn, serviceArn, lastStatus }) =>
          clusterArn === cluster.arn && serviceArn !== null && lastStatus !== 'STOPPED',
      )
      return { protectedTasks: all.map(describeProtection), failures: [] }
    }
    checkLength(tasks, { what: 'Tasks', max: PAGE_SIZE_MAX })
    const arns = tasks.map((one) => taskArnOf(cluster, one))
    const found = arns.flatMap((arn) => state.tasks.get(arn) ?? [])
    return {
      protectedTasks: found.filter(({ serviceArn }) => serviceArn !== null).map(describeProtection),
      failures: [
        ...arns.filter((arn) => !state.tasks.has(arn)).map(missing),
        ...found
          .filter(({ serviceArn }) => serviceArn === null)
          .map(({ arn }) => ({ arn, reason: 'TASK_NOT_VALID' })),
      ],
    }
  },
})

import type { StopTaskRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { STOPPED_REASON } from '@/lib/aws/ecs/messages'
import { describeTask } from '@/lib/world/describe/ecs/task'
import { stopTask as stop } from '@/lib/world/lifecycle/tasks'
import { operation } from '@/lib/world/operation'
import { findCluster, findTask } from './identifiers'
import { clusterIdentifier, identifier, type Shape } from './schemas'

/** Stopping a task that stops or has stopped answers it as it is. A service replaces a task that was stopped so. */
export const stopTask = operation({
  action: 'ecs:StopTask',
  readOnly: false,
  input: z.strictObject({
    cluster: clusterIdentifier,
    task: identifier,
    reason: z.string().optional(),
  } satisfies Shape<StopTaskRequest>),
  perform({ world }, given) {
    const task = findTask(world, findCluster(world, given.cluster), given.task)
    stop(world, task.arn, {
      stopCode: 'UserInitiated',
      reason:
        given.reason === undefined || given.reason === '' ? STOPPED_REASON.stoppedByUser() : given.reason,
    })
    return { task: describeTask(world, task) }
  },
})

import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { operation } from '@/lib/world/operation'
import type { Instance } from '@/lib/world/records/ec2'
import type { Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { findTask } from '../faults/stop-task'
import { findInstance } from './find-instance'

/** A hundred times slower is as good as hung. */
const FACTOR_MAX = 1_000

/**
 * A grey failure: a task, or every task of an instance, takes so many times as long for everything, and nobody is told. Factor 1 ends
 * it. AWS has no API for that; a failing disk, a noisy neighbour or a throttled host look like it.
 */
export const slowDown = operation({
  action: 'playground:SlowDown',
  readOnly: false,
  input: z.strictObject({
    task: z.string().optional().describe('ARN or ID of a task.'),
    instance: z.string().optional().describe('ID of an EC2 instance, in place of a task.'),
    factor: z.number().min(1).max(FACTOR_MAX).describe('How many times as long it takes; 1 is normal.'),
  }),
  perform({ world }, { task: taskId, instance: instanceId, factor }) {
    if ((taskId === undefined) === (instanceId === undefined))
      throw validationError('Name either a task or an instance', 'task')
    if (taskId !== undefined) {
      const task = findTask(world, taskId, 'task')
      task.slowness = factor
      tell(world, `Task ${task.id}`, [task], factor)
      return { task: task.arn, factor }
    }
    const instance = findInstance(world, instanceId ?? '')
    instance.slowness = factor
    tell(world, `Instance ${instance.id}`, [...world.tasks.onHost(instance.id)], factor, instance)
    return { instance: instance.id, factor }
  },
})

function tell(world: World, what: string, tasks: readonly Task[], factor: number, instance?: Instance): void {
  for (const { containerArns } of tasks) for (const arn of containerArns) world.bus.changed('containers', arn)
  world.log.emit({
    source: 'playground',
    detailType: 'Fault',
    message:
      factor === 1 ? `${what} is as fast as before` : `${what} takes ${factor} times as long for everything`,
    subjects: [...(instance === undefined ? [] : [instance.id]), ...tasks.map(({ arn }) => arn)],
    level: factor === 1 ? 'info' : 'warning',
    mark: factor === 1 ? 'as fast as before' : `${factor} times slower`,
  })
}

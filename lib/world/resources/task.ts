import type { TaskStatus } from '@/lib/aws/vocabulary'
import type { ChartSnapshot } from '../chart-driver'
import { killContainers, stopContainers } from '../lifecycle/containers'
import { noteReleasedPorts } from '../lifecycle/released-ports'
import { attachInterface, deleteTaskInterface, detachInterface } from '../lifecycle/task-interfaces'
import { changeTargets, deregisterTaskTargets } from '../lifecycle/task-targets'
import { giveUpPlacement, startTaskContainers } from '../lifecycle/tasks'
import type { Task } from '../records/tasks'
import type { World } from '../world'
import { leaf, resource, top } from './resource'

export const task = resource<'task', Task>('task', {
  table: ({ tasks }) => tasks,
  project,
  effects: {
    giveUpPlacement,
    attachInterface,
    startContainers: startTaskContainers,
    detachInterface,
    registerTargets: (world, record) => changeTargets(world, record, 'register'),
    deregisterTargets: (world, record) => changeTargets(world, record, 'deregister'),
    stopContainers(world, record) {
      // Nobody but the playground looks after the target of a task that was started by hand.
      if (record.serviceArn === null && record.targetKeys.length > 0) deregisterTaskTargets(world, record)
      stopContainers(world, record)
    },
    killContainers,
    releaseTask(world, record) {
      noteReleasedPorts(world, record)
      world.tasks.release(record)
      deleteTaskInterface(world, record)
    },
  },
  mark: (changes, { arn }) => changes.task(arn),
  status: ({ lastStatus }) => lastStatus,
})

function project(world: World, record: Task, chart: ChartSnapshot): void {
  const before = record.lastStatus
  record.lastStatus = top<TaskStatus>(chart)
  record.step = leaf(chart)
  record.stepSince = chart.enteredAt
  if (record.lastStatus === 'RUNNING') record.startedAt ??= world.engine.now
  if (record.lastStatus === 'STOPPED') {
    record.stoppedAt ??= world.engine.now
    world.tasks.unwant(record)
  }
  if (before !== record.lastStatus) world.tasks.changed(record)
  world.bus.changed('tasks', record.arn)
  if (before !== record.lastStatus) world.bus.publish({ type: 'ECS Task State Change', task: record, before })
}

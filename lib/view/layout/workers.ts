// Which tasks take messages from which queues. Pure.

import type { QueueView, TaskView } from '@/lib/protocol'

type Worker = Pick<TaskView, 'serviceName' | 'clusterName' | 'lastStatus'>
type Worked = Pick<QueueView, 'serviceName' | 'clusterName'>

export function isWorkerOf(queue: Worked, { serviceName, clusterName, lastStatus }: Worker): boolean {
  return lastStatus === 'RUNNING' && serviceName === queue.serviceName && clusterName === queue.clusterName
}

/** Whether anything is sent to a task: requests or messages. */
export function isSentTo(task: Worker & Pick<TaskView, 'targets'>, queues: readonly Worked[]): boolean {
  return task.targets.length > 0 || queues.some((queue) => isWorkerOf(queue, task))
}

// Bottlenecks in words.

import { counted } from '@/lib/aws/counted'
import type { Bottleneck, BottleneckKind } from '@/lib/protocol'

/** What a bottleneck was found by. */
export type Ground =
  | { readonly of: 'failures' | 'waits'; readonly share: number }
  /** `lack` as placement names it: `RESOURCE:MEMORY`. */
  | { readonly of: 'room'; readonly taskSeconds: number; readonly lack: string }
  /** Containers that ran out of memory. */
  | { readonly of: 'kills'; readonly count: number }
  /** Requests that are slow and waited for nothing. */
  | { readonly of: 'work' }
  | { readonly of: 'nothing'; readonly keepsGoals: boolean }

const LABELS: Readonly<Record<BottleneckKind, string>> = {
  none: 'None',
  taskCpu: 'CPU of the tasks',
  hostCpu: 'CPU of the instances',
  workers: 'Workers',
  memory: 'Memory',
  ports: 'Host ports',
  capacity: 'Capacity',
  targets: 'Targets',
  network: 'Network',
  routing: 'Routing',
  application: 'The application',
}

const WAITED_FOR: Readonly<Partial<Record<BottleneckKind, string>>> = {
  taskCpu: 'CPU beyond the limit of their task',
  hostCpu: 'CPU of an instance that had no more',
  workers: 'a free worker, while CPU was free',
}

const FAILED_BY: Readonly<Partial<Record<BottleneckKind, string>>> = {
  taskCpu: 'waited for CPU beyond the limit of their task until somebody gave up',
  hostCpu: 'waited for CPU of an instance that had no more until somebody gave up',
  workers: 'waited for a free worker until somebody gave up',
  memory: 'were in a process that ran out of memory, or found no target as such processes had ended',
  ports: 'found no target, as tasks found no instance with their port free',
  capacity: 'found no target, as tasks found no room',
  targets: 'found no target, or one that had just gone, did not listen yet or closed its connection',
  network: 'could not get through to their target',
  routing: 'were turned away by the listener',
  application: 'were answered with an error by the application itself, or not at all as it had crashed',
}

const LACKS: Readonly<Record<string, string>> = {
  'RESOURCE:CPU': 'enough CPU to reserve',
  'RESOURCE:MEMORY': 'enough memory to reserve',
  'RESOURCE:PORTS': 'their host port free',
}

export function bottleneckText(
  kind: BottleneckKind,
  service: string | null,
  ground: Ground,
): Pick<Bottleneck, 'label' | 'reason'> {
  return { label: LABELS[kind], reason: reasonOf(kind, service === null ? '' : ` of ${service}`, ground) }
}

function reasonOf(kind: BottleneckKind, of: string, ground: Ground): string {
  switch (ground.of) {
    case 'nothing':
      return `Nothing stands out: ${ground.keepsGoals ? 'goals are kept, and ' : ''}every task found its place.`
    case 'room':
      return `Tasks${of} found no instance with ${LACKS[ground.lack] ?? 'what they need'} for ${Math.round(ground.taskSeconds)} task-seconds.`
    case 'kills':
      return `Containers${of} were killed ${counted(ground.count, 'time')}, as they ran out of memory.`
    case 'work':
      return 'Requests took longer than the goal by their own work: they waited for nothing.'
    case 'waits':
      return `Requests${of} spent ${percent(ground.share)} of their time waiting for ${WAITED_FOR[kind]}.`
    case 'failures':
      return `${percent(ground.share)} of the failed requests${of} ${FAILED_BY[kind]}.`
  }
}

const percent = (share: number): string => `${Math.round(100 * share)} %`

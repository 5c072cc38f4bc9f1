// Bottlenecks in words.

import type { Bottleneck, BottleneckKind } from '@/lib/protocol'

/** What a bottleneck was found by. */
export type Ground =
  | { readonly of: 'failures' | 'waits'; readonly share: number }
  /** `lack` as placement names it: `RESOURCE:MEMORY`. */
  | { readonly of: 'room'; readonly taskSeconds: number; readonly lack: string }

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
  targets: 'found no target, or one that had just gone or did not listen yet',
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
  ground: Ground | null,
): Pick<Bottleneck, 'label' | 'reason'> {
  return { label: LABELS[kind], reason: reasonOf(kind, service === null ? '' : ` of ${service}`, ground) }
}

function reasonOf(kind: BottleneckKind, of: string, ground: Ground | null): string {
  if (ground === null) return 'Nothing stands out: goals are kept, and every task found its place.'
  if (ground.of === 'room') {
    const lack = LACKS[ground.lack] ?? 'what they need'
    return `Tasks${of} found no instance with ${lack} for ${Math.round(ground.taskSeconds)} task-seconds.`
  }
  const percent = `${Math.round(100 * ground.share)} %`
  return ground.of === 'waits'
    ? `Requests${of} spent ${percent} of their time waiting for ${WAITED_FOR[kind]}.`
    : `${percent} of the failed requests${of} ${FAILED_BY[kind]}.`
}

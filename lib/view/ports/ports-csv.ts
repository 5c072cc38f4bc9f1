// The table of mappings as a file, in the order in which it is shown.

import { csvText } from '@/lib/engine/csv'
import { type Mapping, stateOf } from './mappings'

const HEAD = [
  'host_port',
  'protocol',
  'address',
  'instance',
  'zone',
  'network_mode',
  'container',
  'container_address',
  'container_port',
  'task_definition',
  'service',
  'target_group',
  'state',
  'admitted',
  'requests_per_second',
  'failed_per_second',
  'requests_in_flight',
  'task',
  'since_seconds',
]

export function portsCsv(mappings: readonly Mapping[]): string {
  return csvText([
    HEAD,
    ...mappings.map((one) => [
      one.hostPort,
      one.protocol,
      one.address,
      one.instanceId,
      one.zone,
      one.network,
      one.containerName,
      one.containerIp,
      one.containerPort,
      one.taskDefinition,
      one.serviceName,
      one.target?.targetGroupName ?? null,
      stateOf(one),
      one.isAdmitted ? 'yes' : 'no',
      one.perSecond,
      one.failedPerSecond,
      one.inFlight,
      one.taskId,
      one.since / 1_000_000,
    ]),
  ])
}

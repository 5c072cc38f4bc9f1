import type {
  ContainerInstance as AwsContainerInstance,
  Resource,
} from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { TransportProtocol } from '@/lib/aws/vocabulary'
import { toSeconds } from '@/lib/engine'
import type { ContainerInstance, Task } from '../state'
import type { World } from '../world'
import type { Described } from './described'
import { isPending } from './task-counts'

/** A container instance as `ecs:DescribeContainerInstances` answers it. */
export function describeContainerInstance({ state }: Pick<World, 'state'>, instance: ContainerInstance) {
  const tasks = [...state.tasks.values()].filter(
    (task) => task.containerInstanceArn === instance.arn && task.lastStatus !== 'STOPPED',
  )
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.instanceId,
    remainingResources: remainingResources(instance, tasks),
    registeredResources: resources({
      cpu: instance.cpu,
      memoryMiB: instance.memoryMiB,
      tcpPorts: instance.reservedTcpPorts,
      udpPorts: [],
    }),
    status: instance.status,
    agentConnected: instance.agentConnected,
    // AWS counts by desired status here, so that a task about to run counts and one about to stop does not.
    runningTasksCount: tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter(isPending).length,
    attributes: Object.entries(instance.attributes).map(([name, value]) =>
      value === '' ? { name } : { name, value },
    ),
    registeredAt: toSeconds(instance.registeredAt),
    attachments: [],
    tags: [],
  } satisfies Described<AwsContainerInstance>
}

function remainingResources(instance: ContainerInstance, tasks: readonly Task[]) {
  return resources({
    cpu: tasks.reduce((left, { cpu }) => left - cpu, instance.cpu),
    memoryMiB: tasks.reduce((left, { memoryMiB }) => left - memoryMiB, instance.memoryMiB),
    tcpPorts: [...instance.reservedTcpPorts, ...fixedPorts(instance, tasks, 'tcp')],
    udpPorts: fixedPorts(instance, tasks, 'udp'),
  })
}

/** Ports that tasks asked for by number. The agent's dynamic ones are not resources: ECS neither reserves nor lists them. */
function fixedPorts(
  { dynamicPortRange: [first, last] }: ContainerInstance,
  tasks: readonly Task[],
  protocol: TransportProtocol,
): readonly number[] {
  return tasks
    .flatMap(({ hostPorts }) => hostPorts)
    .filter((held) => held.protocol === protocol && (held.port < first || held.port > last))
    .map(({ port }) => port)
}

interface Amounts {
  readonly cpu: number
  readonly memoryMiB: number
  readonly tcpPorts: readonly number[]
  readonly udpPorts: readonly number[]
}

/** The four resources of every instance. Of ports AWS lists those that are taken, in both lists. */
function resources({ cpu, memoryMiB, tcpPorts, udpPorts }: Amounts): Described<Resource>[] {
  const integer = (name: string, integerValue: number) => ({
    ...{ name, type: 'INTEGER', doubleValue: 0, longValue: 0 },
    integerValue,
  })
  const ports = (name: string, taken: readonly number[]) => ({
    ...{ name, type: 'STRINGSET', doubleValue: 0, longValue: 0, integerValue: 0 },
    stringSetValue: [...new Set(taken)].sort((a, b) => a - b).map(String),
  })
  return [integer('CPU', cpu), integer('MEMORY', memoryMiB), ports('PORTS', tcpPorts), ports('PORTS_UDP', udpPorts)]
}

import type {
  Attachment,
  ContainerInstance as AwsContainerInstance,
  Resource,
} from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { TransportProtocol } from '@/lib/aws/vocabulary'
import { toSeconds } from '@/lib/engine'
import { providerOfInstance } from '@/lib/world/capacity-providers/providers'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import { containerInstanceArnOf } from '@/lib/world/hosts'
import { fixedHostPorts } from '@/lib/world/lifecycle/tasks'
import { AGENT_VERSION } from '@/lib/world/placement'
import type { ContainerInstance, Task } from '@/lib/world/records/tasks'
import { isCounted, isPending } from '@/lib/world/service-counts'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

/** A container instance as `ecs:DescribeContainerInstances` answers it. */
export function describeContainerInstance(
  { state, tasks: index }: Pick<World, 'state' | 'tasks'>,
  instance: ContainerInstance,
) {
  const tasks = [...index.onHost(instance.instanceId)].filter(
    (task) => containerInstanceArnOf(task) === instance.arn,
  )
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.instanceId,
    capacityProviderName: providerOfInstance(state, instance)?.name,
    versionInfo: { agentVersion: AGENT_VERSION },
    remainingResources: remainingResources(state, instance, tasks),
    registeredResources: resources({
      cpu: instance.cpu,
      memoryMiB: instance.memoryMiB,
      tcpPorts: instance.reservedTcpPorts,
      udpPorts: [],
    }),
    status: instance.status,
    agentConnected: instance.agentConnected,
    // AWS counts by desired status here, so that a task about to run counts and one about to stop does not.
    runningTasksCount: tasks.filter(isCounted).length,
    pendingTasksCount: tasks.filter(isPending).length,
    attributes: Object.entries(instance.attributes).map(([name, value]) =>
      value === '' ? { name } : { name, value },
    ),
    registeredAt: toSeconds(instance.registeredAt),
    attachments: instance.trunkInterfaceId === null ? [] : [trunkAttachment(instance.trunkInterfaceId)],
    tags: [],
  } satisfies InSeconds<AwsContainerInstance>
}

function trunkAttachment(networkInterfaceId: string): Attachment {
  const details = [{ name: 'networkInterfaceId', value: networkInterfaceId }]
  return { id: networkInterfaceId, type: 'ElasticNetworkInterface', status: 'ATTACHED', details }
}

function remainingResources(state: State, instance: ContainerInstance, tasks: readonly Task[]) {
  const left = (registered: number, reserved: (task: Task) => number) =>
    tasks.reduce((rest, task) => rest - reserved(task), registered)
  return resources({
    cpu: left(instance.cpu, ({ cpu }) => cpu),
    memoryMiB: left(instance.memoryMiB, ({ memoryMiB }) => memoryMiB),
    tcpPorts: [...instance.reservedTcpPorts, ...fixedPorts(state, tasks, 'tcp')],
    udpPorts: fixedPorts(state, tasks, 'udp'),
  })
}

/** Ports that tasks asked for by number. The agent's dynamic ones are no resource: ECS neither reserves nor lists them. */
function fixedPorts(state: State, tasks: readonly Task[], protocol: TransportProtocol): readonly number[] {
  return tasks
    .flatMap((task) => {
      const definition = state.taskDefinitions.get(task.taskDefinitionArn)
      return definition ? fixedHostPorts(definition) : []
    })
    .filter((held) => held.protocol === protocol)
    .map(({ port }) => port)
}

interface Amounts {
  readonly cpu: number
  readonly memoryMiB: number
  readonly tcpPorts: readonly number[]
  readonly udpPorts: readonly number[]
}

/** The four resources of every instance. Of ports AWS lists those that are taken, in both lists. */
function resources({ cpu, memoryMiB, tcpPorts, udpPorts }: Amounts): InSeconds<Resource>[] {
  const integer = (name: string, integerValue: number) => ({
    name,
    type: 'INTEGER',
    doubleValue: 0,
    longValue: 0,
    integerValue,
  })
  const ports = (name: string, taken: readonly number[]) => ({
    name,
    type: 'STRINGSET',
    doubleValue: 0,
    longValue: 0,
    integerValue: 0,
    stringSetValue: [...new Set(taken)].sort((a, b) => a - b).map(String),
  })
  return [
    integer('CPU', cpu),
    integer('MEMORY', memoryMiB),
    ports('PORTS', tcpPorts),
    ports('PORTS_UDP', udpPorts),
  ]
}

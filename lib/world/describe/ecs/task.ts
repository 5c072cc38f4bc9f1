import type {
  Container as AwsContainer,
  Task as AwsTask,
} from '@aws-sdk/client-ecs/dist-types/models/models_1'
import { portRange } from '@/lib/aws/ecs/port-mappings'
import type { NetworkBinding } from '@/lib/aws/vocabulary'
import { toSeconds } from '@/lib/engine'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import { containerInstanceArnOf, containerInstanceOf, zoneNameOf } from '@/lib/world/hosts'
import type { Container, ContainerInstance, Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { timestamp } from '../timestamp'
import { describeAttachments } from './network'

/** A task as `ecs:DescribeTasks` answers it. */
export function describeTask({ state }: Pick<World, 'state'>, task: Task) {
  const containers = task.containerArns.flatMap((arn) => state.containers.get(arn) ?? [])
  const containerInstance = containerInstanceOf(state, task)
  const architecture = containerInstance?.attributes['ecs.cpu-architecture']
  return {
    attachments: describeAttachments(task),
    attributes: architecture === undefined ? [] : [{ name: 'ecs.cpu-architecture', value: architecture }],
    availabilityZone: zoneNameOf(state, task),
    capacityProviderName: task.capacityProviderName ?? undefined,
    clusterArn: task.clusterArn,
    connectivity: connectivity(containerInstance),
    containerInstanceArn: containerInstanceArnOf(task) ?? undefined,
    containers: containers.map((container) => describeContainer(task, container)),
    cpu: String(task.cpu),
    createdAt: toSeconds(task.createdAt),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: false,
    executionStoppedAt: timestamp(task.executionStoppedAt),
    group: task.group,
    healthStatus: task.healthStatus,
    inferenceAccelerators: [],
    lastStatus: task.lastStatus,
    launchType: task.capacityProviderName === null ? 'EC2' : undefined,
    memory: String(task.memoryMiB),
    overrides: {
      containerOverrides: containers.map(({ name }) => ({ name })),
      inferenceAcceleratorOverrides: [],
    },
    pullStartedAt: timestamp(task.pullStartedAt),
    pullStoppedAt: timestamp(task.pullStoppedAt),
    startedAt: timestamp(task.startedAt),
    startedBy: task.deploymentId ?? task.startedBy ?? undefined,
    stopCode: task.stopCode ?? undefined,
    stoppedAt: timestamp(task.stoppedAt),
    stoppedReason: task.stoppedReason ?? undefined,
    stoppingAt: timestamp(task.stoppingAt),
    tags: [],
    taskArn: task.arn,
    taskDefinitionArn: task.taskDefinitionArn,
  } satisfies InSeconds<AwsTask>
}

/** Nobody knows before the task has an instance. */
function connectivity(instance: ContainerInstance | undefined): 'CONNECTED' | 'DISCONNECTED' | undefined {
  if (instance === undefined) return undefined
  return instance.agentConnected ? 'CONNECTED' : 'DISCONNECTED'
}

const NOTHING_HEARD = { lastStatus: 'PENDING', exitCode: null, reason: null } as const

function describeBinding({ count, ...binding }: NetworkBinding) {
  if (count === undefined) return binding
  const { bindIP, protocol, containerPort, hostPort } = binding
  return {
    bindIP,
    protocol,
    containerPortRange: portRange(containerPort, count),
    hostPortRange: portRange(hostPort, count),
  }
}

/** As the agent last told. Of a task that is STOPPED nothing is to come any more. */
function describeContainer(task: Task, container: Container) {
  const { memoryLimitMiB, memoryReservationMiB } = container
  const { lastStatus, exitCode, reason } =
    task.lastStatus === 'STOPPED' ? container : (container.heard ?? NOTHING_HEARD)
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name: container.name,
    image: container.image,
    lastStatus,
    exitCode: exitCode ?? undefined,
    reason: reason ?? undefined,
    // The binding exists from the start of the container, but ECS shows it only once the task is RUNNING.
    networkBindings:
      task.startedAt === null || task.network !== null ? [] : container.networkBindings.map(describeBinding),
    networkInterfaces: task.attachment
      ? [{ attachmentId: task.attachment.id, privateIpv4Address: task.attachment.privateIp }]
      : [],
    healthStatus: 'UNKNOWN',
    cpu: String(container.cpu),
    memory: memoryLimitMiB === null ? undefined : String(memoryLimitMiB),
    memoryReservation: memoryReservationMiB === null ? undefined : String(memoryReservationMiB),
  } satisfies InSeconds<AwsContainer>
}

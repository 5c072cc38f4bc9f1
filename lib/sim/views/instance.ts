import type { InstanceView } from '@/lib/protocol'
import { clusterOf, liveTasksOn } from '@/lib/world/lifecycle/lookup'
import { interfaceOf } from '@/lib/world/lifecycle/network'
import { freeReleasedPorts } from '@/lib/world/lifecycle/released-ports'
import type { Instance } from '@/lib/world/records/ec2'
import type { ContainerInstance, Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { shownRate, usageOf } from '../usage'
import { instanceWait } from '../waits'
import { type Subject, viewSource } from './view-source'

/** What EC2 has terminated is gone, unless ECS still counts it: its agent was disconnected, and nobody has deregistered it. */
export function isInstanceShown(world: World, { state, containerInstanceArn }: Instance): boolean {
  if (state !== 'terminated') return true
  const agent = world.state.containerInstances.get(containerInstanceArn ?? '')
  return agent !== undefined && agent.status !== 'INACTIVE'
}

export const instanceSource = viewSource({
  table: ({ instances }) => instances,
  isShown: isInstanceShown,
  view: instanceView,
  subject(world, { id, containerInstanceArn }): Subject {
    const isMember = world.state.autoScalingInstances.has(id)
    const agent = world.state.containerInstances.get(containerInstanceArn ?? '')
    const asInstance = ['ec2:DescribeInstances', { InstanceIds: [id] }] as const
    const chart = ['instance', id, 'EC2 instance'] as const
    const member = ['auto-scaling-instance', id, 'In its Auto Scaling group'] as const
    const ofGroup = isMember ? [member] : []
    if (!agent) return { describe: [asInstance], charts: [chart, ...ofGroup] }
    const input = { cluster: clusterOf(world, agent).name, containerInstances: [agent.id] }
    return {
      describe: [['ecs:DescribeContainerInstances', input], asInstance],
      charts: [chart, ['container-instance', agent.arn, 'Container instance'], ...ofGroup],
      aliases: [agent.arn],
    }
  },
})

function isCutOff(world: World, { state, zone }: Instance): boolean {
  return state === 'shutting-down' || state === 'terminated' || world.state.zones.get(zone)?.outage === true
}

function instanceView(world: World, instance: Instance): InstanceView {
  const tasks = liveTasksOn(world, instance.id)
  const primary = interfaceOf(world.state, instance)
  const agent: ContainerInstance | undefined = world.state.containerInstances.get(
    instance.containerInstanceArn ?? '',
  )
  const member = world.state.autoScalingInstances.get(instance.id) ?? null
  const usage = usageOf(world, tasks)
  const sum = (of: (task: Task) => number) => tasks.reduce((total, task) => total + of(task), 0)
  return {
    kind: 'instance',
    key: instance.id,
    instanceType: instance.instanceType,
    zone: instance.zone,
    autoScalingGroup: member && {
      name: member.groupName,
      lifecycleState: member.lifecycleState,
      isProtected: member.protectedFromScaleIn,
      actions: member.actions.map(({ hook, token, expiresAt }) => ({
        hookName: hook.name,
        token,
        expiresAt,
      })),
    },
    privateIp: primary?.privateIp ?? '',
    launchedAt: instance.launchedAt,
    state: instance.state,
    containerInstanceArn: agent?.arn ?? null,
    clusterName: agent ? clusterOf(world, agent).name : null,
    status: agent?.status ?? null,
    agentConnected: agent?.agentConnected ?? false,
    agentReachable: agent?.agent === 'connected',
    unheardSince: agent?.unheardSince ?? null,
    slowness: instance.slowness,
    packetLoss: instance.packetLoss,
    isCutOff: isCutOff(world, instance),
    cpu: {
      registered: agent?.cpu ?? instance.vcpus * 1024,
      reserved: sum(({ cpu }) => cpu),
      used: Math.round(usage.cpuUnits),
    },
    memory: {
      registered: agent?.memoryMiB ?? 0,
      reserved: sum(({ memoryMiB }) => memoryMiB),
      used: Math.round(usage.memoryMiB),
    },
    requestsPerSecond: shownRate(usage.requestsPerSecond),
    reservedPorts: agent?.reservedTcpPorts ?? [],
    portsInUse: tasks.flatMap(({ hostPorts }) => hostPorts.map(({ port }) => port)).sort((a, b) => a - b),
    dynamicPortRange: agent?.dynamicPortRange ?? [0, 0],
    taskInterfaces: {
      used: world.tasks.reservedOn(instance.id).interfaces,
      max: agent?.taskInterfacesMax ?? 0,
      trunkId: agent?.trunkInterfaceId ?? null,
    },
    lastDynamicPort: agent?.lastDynamicPort ?? -1,
    releasedPorts: agent ? freeReleasedPorts(world, agent) : [],
    securityGroupIds: primary?.securityGroupIds ?? [],
    cachedImages: instance.cachedImages,
    wait: instanceWait(world, instance),
  }
}

// EC2 instances and the container instances that their agents register.

import { arnsBeside } from '@/lib/aws/arn'
import { agentConfig } from '@/lib/aws/ec2/ecs-config'
import { type InstanceType, instanceType, taskInterfacesMax } from '@/lib/aws/ec2/instance-types'
import { parseEcsConfig } from '@/lib/aws/ec2/user-data'
import { AWSVPC_TRUNKING } from '@/lib/aws/ecs/account-settings'
import { AGENT_CAPABILITIES, TRUNK_ATTRIBUTE, TRUNKING_CAPABILITY } from '@/lib/aws/ecs/required-attributes'
import { existing } from '@/lib/engine'
import { ec2Id, ecsId } from '../ids'
import { draw, timingOf, waitMs } from '../pace'
import type { Instance, NetworkInterface } from '../records/ec2'
import type { ContainerInstance } from '../records/tasks'
import { INSTANCE_SHUTDOWN_MS } from '../timings'
import type { World } from '../world'
import { clusterByName } from './lookup'
import { createInterface, subnetOfZone, trunkOf } from './network'

export interface LaunchInput {
  readonly instanceType: string
  readonly zone: string
  readonly securityGroupIds: readonly string[]
  readonly userData: string
}

export function launchInstance(world: World, input: LaunchInput): Instance {
  const zone = existing(world.state.zones.get(input.zone), `zone ${input.zone}`)
  const type = existing(instanceType(input.instanceType), `instance type ${input.instanceType}`)
  const id = ec2Id(world, 'i')
  const random = world.engine.random.once('instance', id)
  const primary = createInterface(world, subnetOfZone(world.state, zone.name), {
    securityGroupIds: input.securityGroupIds,
    attachment: { kind: 'instance', instanceId: id },
  })
  const instance: Instance = {
    id,
    instanceType: input.instanceType,
    zone: zone.name,
    networkInterfaceId: primary.id,
    vcpus: type.vcpus,
    userData: input.userData,
    state: 'pending',
    bootUntil: null,
    launchedAt: world.engine.now,
    containerInstanceArn: null,
    slowness: 1,
    packetLoss: 0,
    cachedImages: [],
    containerIps: [],
  }
  world.state.instances.set(id, instance)
  world.charts.start('instance', id, {
    launchMs: draw(timingOf(world, 'ec2Pending'), random),
    agentStartMs: draw(timingOf(world, 'bootToRegistered'), random),
    shutdownMs: INSTANCE_SHUTDOWN_MS,
  })
  return instance
}

export function terminateInstance(world: World, instanceId: string): void {
  world.charts.deliver('instance', instanceId, { type: 'terminate' })
}

/** The agent reads ecs.config and registers the instance with the cluster named there, if that exists. */
export function registerContainerInstance(world: World, instance: Instance): void {
  const config = agentConfig(parseEcsConfig(instance.userData))
  for (const warning of config.warnings) agentSays(world, instance, `warns: ${warning}`, 'warning')
  const zone = existing(world.state.zones.get(instance.zone), `zone ${instance.zone}`)
  const cluster = clusterByName(world, zone.region, config.cluster)
  if (!cluster) {
    const refusal = `could not register: ClientException: Cluster not found. (ECS_CLUSTER=${config.cluster})`
    agentSays(world, instance, refusal, 'bad')
    return
  }
  const type = existing(instanceType(instance.instanceType), `instance type ${instance.instanceType}`)
  const id = ecsId(world, 'container-instance')
  const trunk = createTrunk(world, instance, type)
  const containerInstance: ContainerInstance = {
    arn: arnsBeside(cluster.arn).containerInstance(cluster.name, id),
    id,
    clusterArn: cluster.arn,
    instanceId: instance.id,
    status: 'ACTIVE',
    agentConnected: true,
    agent: 'connected',
    unheardSince: null,
    agentCutOff: false,
    cpu: type.cpuUnits,
    memoryMiB: Math.max(0, type.registeredMemoryMiB - config.reservedMemoryMiB),
    reservedTcpPorts: config.reservedTcpPorts,
    dynamicPortRange: config.dynamicPortRange,
    stopTimeoutSeconds: config.containerStopTimeoutSeconds,
    lastDynamicPort: config.dynamicPortRange[0] - 1,
    taskInterfacesMax: taskInterfacesMax(type, trunk !== null),
    trunkInterfaceId: trunk?.id ?? null,
    releasedPorts: [],
    attributes: {
      'ecs.availability-zone': instance.zone,
      'ecs.instance-type': instance.instanceType,
      'ecs.os-type': 'linux',
      'ecs.cpu-architecture': type.architecture,
      'ecs.subnet-id': subnetOfZone(world.state, zone.name).id,
      ...Object.fromEntries(AGENT_CAPABILITIES.map((name) => [name, ''])),
      ...(trunk && { [TRUNK_ATTRIBUTE]: trunk.id, [TRUNKING_CAPABILITY]: '' }),
      ...config.instanceAttributes,
    },
    registeredAt: world.engine.now,
  }
  instance.containerInstanceArn = containerInstance.arn
  world.state.containerInstances.set(containerInstance.arn, containerInstance)
  world.charts.start('container-instance', containerInstance.arn, undefined)
  if (zone.outage) {
    const event = { type: 'agent.disconnected', noticedAfterMs: 0 } as const
    world.charts.send('container-instance', containerInstance.arn, event)
  }
  world.bus.publish({ type: 'ECS Container Instance State Change', containerInstance, before: null })
}

/** Where the account wants trunks when the agent registers, and the instance type can have one. An agent that registers anew keeps it. */
function createTrunk(
  world: World,
  { id, zone, networkInterfaceId }: Instance,
  { trunkedTasks }: InstanceType,
): NetworkInterface | null {
  const { state } = world
  const known = trunkOf(state, id)
  if (known) return known
  if (state.accountSettings.get(AWSVPC_TRUNKING) !== 'enabled' || trunkedTasks === null) return null
  const primary = existing(state.networkInterfaces.get(networkInterfaceId), networkInterfaceId)
  return createInterface(world, subnetOfZone(state, zone), {
    securityGroupIds: primary.securityGroupIds,
    attachment: { kind: 'trunk', instanceId: id },
  })
}

function agentSays(world: World, instance: Instance, what: string, level: 'warning' | 'bad'): void {
  const message = `Agent on ${instance.id} ${what}`
  world.log.emit({ source: 'aws.ec2', detailType: 'ECS agent', message, subjects: [instance.id], level })
}

export function drainContainerInstance(world: World, arn: string): void {
  world.charts.deliver('container-instance', arn, { type: 'drain' })
}

export function activateContainerInstance(world: World, arn: string): void {
  world.charts.deliver('container-instance', arn, { type: 'activate' })
}

export function deregisterContainerInstance(world: World, arn: string): void {
  world.charts.deliver('container-instance', arn, { type: 'deregister' })
}

/** A power or network failure of a whole zone: instances there are cut off until it ends. */
export function setZoneOutage(world: World, zoneName: string, outage: boolean): void {
  const zone = existing(world.state.zones.get(zoneName), `zone ${zoneName}`)
  if (zone.outage === outage) return
  zone.outage = outage
  for (const instance of world.state.instances.values()) {
    const record = world.state.containerInstances.get(instance.containerInstanceArn ?? '')
    if (instance.zone === zoneName && record !== undefined) connectOrDisconnect(world, record)
  }
  world.bus.changed('zones', zoneName)
  world.bus.publish({ type: 'Availability Zone Outage', zone })
}

/** One agent alone loses its connection to ECS, or gets it back; its instance and what runs there go on. */
export function setAgentCutOff(world: World, record: ContainerInstance, cutOff: boolean): void {
  record.agentCutOff = cutOff
  connectOrDisconnect(world, record)
}

/** An agent can be reached when neither it alone nor its whole zone is cut off. */
function connectOrDisconnect(world: World, record: ContainerInstance): void {
  const instance = existing(world.state.instances.get(record.instanceId), `instance ${record.instanceId}`)
  // One that is being terminated lost its agent for good.
  if (record.status === 'INACTIVE' || instance.state !== 'running') return
  const zone = existing(world.state.zones.get(instance.zone), `zone ${instance.zone}`)
  const isReachable = !zone.outage && !record.agentCutOff
  if (isReachable === (record.agent === 'connected')) return
  if (isReachable) {
    world.charts.deliver('container-instance', record.arn, { type: 'agent.connected' })
    return
  }
  const noticedAfterMs = waitMs(world, 'agentDisconnectSeen', `${record.arn}/${world.engine.now}`)
  world.charts.deliver('container-instance', record.arn, { type: 'agent.disconnected', noticedAfterMs })
}

export function between(share: number, { from, to }: { readonly from: number; readonly to: number }): number {
  return Math.round(from + share * (to - from))
}

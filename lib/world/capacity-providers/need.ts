// M and N of a capacity provider, as managed scaling finds them.

import { agentConfig } from '@/lib/aws/ec2/ecs-config'
import { INSTANCE_TYPE_DEFAULT, instanceType, taskInterfacesMax } from '@/lib/aws/ec2/instance-types'
import { parseEcsConfig } from '@/lib/aws/ec2/user-data'
import { AWSVPC_TRUNKING } from '@/lib/aws/ecs/account-settings'
import {
  type CapacityNeed,
  capacityNeed,
  type Room,
  type WaitingTasks,
} from '@/lib/aws/ecs/capacity-provider/managed-scaling'
import { afterMs, afterSeconds } from '@/lib/engine'
import { membersOf } from '../auto-scaling-groups/members'
import { versionNamed } from '../lifecycle/launch-templates'
import { taskDefinitionOf } from '../lifecycle/lookup'
import { fixedHostPorts } from '../lifecycle/tasks'
import type { AutoScalingGroup, AutoScalingInstance } from '../records/auto-scaling-groups'
import type { CapacityProvider } from '../records/capacity-providers'
import type { Instance } from '../records/ec2'
import type { Task } from '../records/tasks'
import type { State } from '../state'
import { CAPACITY_NOTICED_MS } from '../timings'
import type { World } from '../world'
import { providerOfInstance, waitingTasks } from './providers'

export interface MeasuredNeed extends CapacityNeed {
  /** N: instances in service. */
  readonly instances: number
  /** Tasks in PROVISIONING. */
  readonly waiting: number
}

export function measureNeed(world: World, provider: CapacityProvider): MeasuredNeed {
  const group = world.state.autoScalingGroups.get(provider.groupName)
  const inService = group
    ? membersOf(world.state, group).filter(({ lifecycleState }) => lifecycleState === 'InService')
    : []
  const waiting = [...waitingTasks(world, provider)]
  const need = capacityNeed({
    instances: inService.length,
    instancesInUse: inService.filter(({ instanceId }) => isInUse(world, instanceId)).length,
    arriving: inService.flatMap((member) => arrivingRoom(world, provider, member)),
    waiting: alike(world, waiting),
    types: group ? roomOf(world.state, group) : [],
    settings: provider.managedScaling,
  })
  return { ...need, instances: inService.length, waiting: waiting.length }
}

/** Whether a task is there. Daemon services, whose tasks would not count, are not modelled. */
export function isInUse({ tasks }: Pick<World, 'tasks'>, instanceId: string): boolean {
  for (const _ of tasks.onHost(instanceId)) return true
  return false
}

/** Tasks that need the same are packed together. */
function alike(world: World, tasks: readonly Task[]): readonly WaitingTasks[] {
  const groups = new Map<string, WaitingTasks>()
  for (const task of tasks) {
    const { cpu, memoryMiB } = task
    const onePerInstance = needsInstanceOfItsOwn(world, task)
    const takesInterface = task.network !== null
    const key = `${cpu} ${memoryMiB} ${onePerInstance} ${takesInterface}`
    groups.set(key, {
      cpu,
      memoryMiB,
      onePerInstance,
      takesInterface,
      count: (groups.get(key)?.count ?? 0) + 1,
    })
  }
  return [...groups.values()]
}

/** Of constraints only `distinctInstance` counts; of one host port an instance has one. */
function needsInstanceOfItsOwn(world: World, task: Task): boolean {
  const definition = taskDefinitionOf(world, task)
  const constraints = [...definition.placementConstraints, ...(task.waiting?.constraints ?? [])]
  return fixedHostPorts(definition).length > 0 || constraints.some(({ type }) => type === 'distinctInstance')
}

/** The room of an instance that is about to have some. */
function arrivingRoom(
  world: World,
  provider: CapacityProvider,
  member: AutoScalingInstance,
): readonly Room[] {
  const instance = world.state.instances.get(member.instanceId)
  if (!instance || !isArriving(world, provider, member, instance)) return []
  return roomOfType(world.state, instance.instanceType, instance.userData)
}

/**
 * Whether tasks that wait have not been tried on an instance in service: its agent has not registered yet, or so lately that ECS
 * has not noticed. One that has not when it has warmed up may never do so, and counts as an instance without room.
 */
function isArriving(
  world: World,
  provider: CapacityProvider,
  { inServiceAt }: AutoScalingInstance,
  { id, containerInstanceArn }: Instance,
): boolean {
  const { state, engine } = world
  if (containerInstanceArn === null) {
    const { instanceWarmupSeconds } = provider.managedScaling
    return inServiceAt !== null && afterSeconds(inServiceAt, instanceWarmupSeconds) > engine.now
  }
  const registered = state.containerInstances.get(containerInstanceArn)
  return (
    registered !== undefined &&
    afterMs(registered.registeredAt, CAPACITY_NOTICED_MS) > engine.now &&
    providerOfInstance(state, registered) === provider &&
    !isInUse(world, id)
  )
}

/** What an instance of the group's template registers. */
function roomOf(state: State, group: AutoScalingGroup): readonly Room[] {
  const template = state.launchTemplates.get(group.launchTemplateId)
  const version = template && versionNamed(template, group.launchTemplateVersion)
  return version ? roomOfType(state, version.instanceType ?? INSTANCE_TYPE_DEFAULT, version.userData) : []
}

/** What an agent registers. */
function roomOfType({ accountSettings }: State, name: string, userData: string): readonly Room[] {
  const type = instanceType(name)
  if (!type) return []
  const { reservedMemoryMiB } = agentConfig(parseEcsConfig(userData))
  const hasTrunk = accountSettings.get(AWSVPC_TRUNKING) === 'enabled'
  return [
    {
      cpu: type.cpuUnits,
      memoryMiB: Math.max(0, type.registeredMemoryMiB - reservedMemoryMiB),
      interfaces: taskInterfacesMax(type, hasTrunk),
    },
  ]
}

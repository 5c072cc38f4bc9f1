// What a drop means: the AWS operations (or faults) it stands for, in order. Pure; the same for pointer, keyboard,
// menus and the table.

import type { Command, InstanceView } from '@/lib/protocol'
import type { Building } from '../build/building'
import { shortId } from '../describe/format'
import { definitionName } from '../run/selectors'
import { type FaultId, faultTargets } from './faults/faults'
import type { CarryItem } from './items'
import { createGroup, freeGroupName, joinCluster } from './new-group'
import { stopTask } from './operations'
import { faultOn } from './targets'
import type { CarryWorld } from './world'

export interface Drop {
  readonly commands: readonly Command[]
  /** A consequence worth telling, in one sentence. */
  readonly note: string | null
  /** A form to be filled in, instead of operations. */
  readonly opens?: Building
  /** Operations of the playground that AWS does not have are among them: the lines of all are to be shown. */
  readonly isExplained?: boolean
}

/** What a new instance follows from. */
type PeerWorld = Pick<CarryWorld, 'service' | 'instance' | 'cluster'>

const NOTHING: Drop = { commands: [], note: null }
const only = (action: string, input: Command['input'], note: string | null = null): Drop => ({
  commands: [{ action, input }],
  note,
})

/** Empty when the item has no meaning there. Whether it is allowed was decided by `targetsFor`. `now`: for names. */
export function dropOf(item: CarryItem, targetKey: string, world: CarryWorld, now = 0): Drop {
  switch (item.kind) {
    case 'taskDefinition':
      return dropDefinition(item, targetKey, world)
    case 'task':
      return dropTask(item, targetKey, world)
    case 'instanceType':
      return launch(item.instanceType, targetKey, world)
    case 'newGroup':
      return dropNewGroup(item, targetKey, world, now)
    case 'group':
      return only('autoscaling:UpdateAutoScalingGroup', {
        AutoScalingGroupName: item.name,
        AvailabilityZones: [...item.zones, targetKey],
      })
    case 'fault':
      return dropFault(item.fault, targetKey, world)
  }
}

function dropDefinition(
  item: Extract<CarryItem, { kind: 'taskDefinition' }>,
  targetKey: string,
  world: CarryWorld,
): Drop {
  const instance = world.instance.find(({ key }) => key === targetKey)
  if (instance)
    return withRegistration(item.name, world, { commands: startTask(item.name, instance, world), note: null })
  const group = world.targetGroup.find(({ key }) => key === targetKey)
  if (group)
    return {
      ...NOTHING,
      opens: { form: 'service', given: { taskDefinition: item.name, targetGroup: group.key } },
    }
  const service = world.service.find(({ key }) => key === targetKey)
  return service
    ? only('ecs:UpdateService', {
        cluster: service.clusterName,
        service: service.name,
        taskDefinition: item.name,
      })
    : NOTHING
}

function startTask(taskDefinition: string, instance: InstanceView, world: CarryWorld): readonly Command[] {
  if (instance.containerInstanceArn === null) return []
  return [
    {
      action: 'ecs:StartTask',
      input: {
        cluster: instance.clusterName ?? 'default',
        taskDefinition,
        containerInstances: [instance.containerInstanceArn],
        ...networkFor(taskDefinition, instance, world),
      },
    },
  ]
}

/** In awsvpc a task is told where its interface is: as the service of its family says it, else in the groups of its instance. */
function networkFor(taskDefinition: string, { zone, securityGroupIds }: InstanceView, world: CarryWorld) {
  const definition = world.taskDefinition.find((one) => definitionName(one) === taskDefinition)
  if (definition?.networkMode !== 'awsvpc') return {}
  const ofFamily = world.service.find((one) => familyOf(one.taskDefinition) === definition.family)
  const subnets = world.zone.filter(({ key }) => key === zone).map(({ subnetId }) => subnetId)
  const securityGroups = ofFamily?.network?.securityGroups ?? securityGroupIds
  return { networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } } }
}

const familyOf = (name: string) => name.slice(0, name.lastIndexOf(':'))

/** Says so when it takes an operation that AWS does not have. */
function withRegistration(taskDefinition: string, world: CarryWorld, drop: Drop): Drop {
  const first = registration(taskDefinition, world)
  if (first.length === 0) return drop
  const [stop, ...rest] = drop.commands
  // A task that is moved is stopped first.
  const commands = stop?.action === 'ecs:StopTask' ? [stop, ...first, ...rest] : [...first, ...drop.commands]
  const note = [drop.note, REGISTERED].filter((text) => text !== null).join(' ')
  return { commands, note, isExplained: true }
}

const REGISTERED =
  'AWS registers only tasks of a service with its load balancer. So that requests reach this one too, the playground registers it, by an operation of its own; on AWS you would call register-targets with its instance and host port.'

/**
 * So that traffic reaches a task that is started by hand: the target group of the service that runs the same family takes
 * it in. Once is enough for a family.
 */
function registration(taskDefinition: string, world: CarryWorld): readonly Command[] {
  const family = familyOf(taskDefinition)
  const targetGroupArn = world.service.find((service) => familyOf(service.taskDefinition) === family)
    ?.targetGroupArns[0]
  const group = world.targetGroup.find(({ key }) => key === targetGroupArn)
  if (!group || group.startedFamilies.includes(family)) return []
  return [{ action: 'playground:RegisterStartedTasks', input: { family, targetGroupArn: group.key } }]
}

function dropTask(item: Extract<CarryItem, { kind: 'task' }>, targetKey: string, world: CarryWorld): Drop {
  const task = world.task.find(({ key }) => key === item.arn)
  const instance = world.instance.find(({ key }) => key === targetKey)
  if (!task || !instance) return NOTHING
  const stop = stopTask(task, `Moved to ${shortId(instance.key)}`)
  const note =
    task.serviceName === null
      ? null
      : `Service ${task.serviceName} will replace the stopped task. The one you started on ${shortId(instance.key)} is not part of the service.`
  const commands = [stop, ...startTask(task.taskDefinition, instance, world)]
  return withRegistration(task.taskDefinition, world, { commands, note })
}

function launch(instanceType: string, zone: string, world: CarryWorld): Drop {
  return only('ec2:RunInstances', launchInput(instanceType, zone, world))
}

/** What launches one instance that joins the cluster. */
export function launchInput(instanceType: string, zone: string, world: PeerWorld) {
  const cluster = clusterToJoin(world)
  const groups = peerGroups(world, cluster)
  return {
    InstanceType: instanceType,
    MinCount: 1,
    MaxCount: 1,
    Placement: { AvailabilityZone: zone },
    ...(groups.length > 0 && { SecurityGroupIds: groups }),
    UserData: joinCluster(cluster),
  }
}

function dropNewGroup(
  { instanceType, bounds }: Extract<CarryItem, { kind: 'newGroup' }>,
  zone: string,
  world: CarryWorld,
  now: number,
): Drop {
  const cluster = clusterToJoin(world)
  const name = freeGroupName(cluster, world.autoScalingGroup)
  const securityGroupIds = peerGroups(world, cluster)
  const commands = createGroup({ ...bounds, name, instanceType, zone, cluster, securityGroupIds, now })
  return { commands, note: null }
}

/** Those of the cluster's other instances, or the load balancer would not get through to the new one. */
function peerGroups({ instance }: PeerWorld, cluster: string): readonly string[] {
  return instance.find(({ clusterName }) => clusterName === cluster)?.securityGroupIds ?? []
}

/** The cluster that services or instances use; `default` when there is nothing yet. */
export function clusterToJoin(world: PeerWorld): string {
  const used =
    world.service[0]?.clusterName ??
    world.instance.find(({ clusterName }) => clusterName !== null)?.clusterName
  return used ?? world.cluster.find(({ name }) => name !== 'default')?.name ?? 'default'
}

function dropFault(fault: FaultId, targetKey: string, world: CarryWorld): Drop {
  for (const kind of faultTargets(fault)) {
    const answer = faultOn(fault, kind, targetKey, world)
    if (answer?.allowed) return { commands: answer.commands, note: null }
  }
  return NOTHING
}

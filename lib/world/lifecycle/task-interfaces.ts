// The network interface that a task in awsvpc has for itself: created and attached before its containers start, detached and
// deleted after they have stopped.

import { existing } from '@/lib/engine'
import { instanceIdOf, zoneNameOf } from '../hosts'
import { uuid } from '../ids'
import { DEFAULT_SECURITY_GROUP_ID } from '../initial-state'
import type { NetworkInterface } from '../records/ec2'
import type { Task } from '../records/tasks'
import type { World } from '../world'
import { createInterface, deleteInterface, subnetOfZone } from './network'

/** Placement has made sure that its instance has a slot and its subnet an address. */
export function attachInterface(world: World, task: Task): void {
  const { arn: taskArn, network } = task
  const zone = existing(zoneNameOf(world.state, task), `zone of ${taskArn}`)
  const instanceId = instanceIdOf(task)
  const { securityGroups } = existing(network, `network configuration of ${taskArn}`)
  const created = createInterface(world, subnetOfZone(world.state, zone), {
    securityGroupIds: securityGroups.length > 0 ? securityGroups : [DEFAULT_SECURITY_GROUP_ID],
    attachment: { kind: 'task', taskArn, instanceId },
  })
  task.attachment = {
    id: uuid(world, 'attachment'),
    status: 'ATTACHING',
    networkInterfaceId: created.id,
    subnetId: created.subnetId,
    privateIp: created.privateIp,
    zone,
  }
  explain(world, task, created)
}

function explain(world: World, { id, arn }: Task, created: NetworkInterface): void {
  const { instanceId } = created.attachment
  const agent = [...world.state.containerInstances.values()].find((one) => one.instanceId === instanceId)
  const used = instanceId === null ? 0 : world.tasks.reservedOn(instanceId).interfaces
  world.log.explain({
    topic: 'network',
    subjects: [arn, ...(instanceId === null ? [] : [instanceId])],
    summary: `${created.id} with ${created.privateIp} for ${id}`,
    rule: 'awsvpc: each task has a network interface of its own, in the subnet of its instance',
    facts: [
      ['subnet', created.subnetId],
      ['security groups', created.securityGroupIds.join(', ')],
      ['interfaces of tasks', agent ? `${used} of ${agent.taskInterfacesMax}` : `${used}`],
      ['trunk', agent?.trunkInterfaceId ?? 'none'],
    ],
  })
}

export function interfaceAttached(task: Task): void {
  if (task.attachment) task.attachment.status = 'ATTACHED'
}

export function detachInterface(_world: World, task: Task): void {
  if (task.attachment) task.attachment.status = 'DETACHING'
}

/** The task is STOPPED. */
export function deleteTaskInterface(world: World, { attachment }: Task): void {
  if (attachment === null || attachment.status === 'DELETED') return
  attachment.status = 'DELETED'
  deleteInterface(world, attachment.networkInterfaceId)
}

// Service events about targets, in the order and with the counts of live services: what was registered or deregistered in one
// instant is one event a target group, and the draining that begins with it is one event for all of them.

import { classicNameOf } from '@/lib/aws/arn'
import {
  deregisteredTargets,
  drainingTasks,
  failedToRegisterTargets,
  registeredTargets,
} from '@/lib/aws/ecs/messages'
import { accessPointNotFound, targetGroupNotFound } from '@/lib/aws/error'
import { serviceEvent } from '../../lifecycle/targets'
import type { Service, TargetChange } from '../../records/services'
import { notesOf } from '../../scheduler-notes'
import type { World } from '../../world'
import { suppressible } from './service-messages'

export function announceTargets(world: World, service: Service): void {
  const notes = notesOf(world, service.arn)
  const changes = notes.targetChanges
  notes.targetChanges = []
  announce(world, service, 'registered', changes)
  for (const { change, targetGroupArn } of changes) {
    if (change !== 'refused') continue
    const classic = classicNameOf(targetGroupArn)
    const { message } = classic === null ? targetGroupNotFound() : accessPointNotFound(classic)
    const text = failedToRegisterTargets(service.name, targetGroupArn, message)
    suppressible(world, service, 'no target group', text)
  }
  const draining = announce(world, service, 'deregistered', changes)
  for (const [deploymentId, tasks] of byDeployment(world, draining)) {
    const text = drainingTasks(service.name, deploymentId, tasks.length)
    serviceEvent(world, service, text, { subjects: tasks })
  }
}

function byDeployment(world: World, taskArns: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const arn of taskArns) {
    const id = world.state.tasks.get(arn)?.deploymentId ?? ''
    groups.set(id, [...(groups.get(id) ?? []), arn])
  }
  return groups
}

/** Returns the tasks whose targets they are. */
function announce(
  world: World,
  service: Service,
  change: 'registered' | 'deregistered',
  changes: readonly TargetChange[],
): readonly string[] {
  const text = change === 'registered' ? registeredTargets : deregisteredTargets
  const mine = changes.filter((one) => one.change === change)
  for (const group of new Set(mine.map(({ targetGroupArn }) => targetGroupArn))) {
    const tasks = mine.filter((one) => one.targetGroupArn === group).map(({ taskArn }) => taskArn)
    serviceEvent(world, service, text(service.name, tasks.length, group), { subjects: [group, ...tasks] })
  }
  return [...new Set(mine.map(({ taskArn }) => taskArn))]
}

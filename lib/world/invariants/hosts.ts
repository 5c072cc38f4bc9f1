// What an instance lends to its tasks: CPU and memory; and what becomes of both when it goes.

import { containerInstanceArnOf, containerInstanceOf, ec2InstanceOf, hostIdOf } from '@/lib/world/hosts'
import { pullKey } from '../lifecycle/images'
import type { ContainerInstance, Task } from '../records/tasks'
import type { State } from '../state'
import type { World } from '../world'
import type { Invariant } from './invariant'

function liveTasks(state: State): readonly Task[] {
  return [...state.tasks.values()].filter(({ lastStatus }) => lastStatus !== 'STOPPED')
}

const neverOverbooked: Invariant = {
  statement: 'what tasks reserve on a container instance is at most what it registered',
  *broken({ state }) {
    const reserved = new Map<string, { cpu: number; memoryMiB: number }>()
    for (const task of liveTasks(state)) {
      // In PROVISIONING it holds nothing yet.
      if (task.host.kind === 'none') continue
      const sum = reserved.get(containerInstanceArnOf(task) ?? '') ?? { cpu: 0, memoryMiB: 0 }
      reserved.set(containerInstanceArnOf(task) ?? '', {
        cpu: sum.cpu + task.cpu,
        memoryMiB: sum.memoryMiB + task.memoryMiB,
      })
    }
    for (const [arn, { cpu, memoryMiB }] of reserved) {
      const host = state.containerInstances.get(arn)
      if (!host) yield `${arn} does not exist, but tasks reserve ${cpu} CPU units on it`
      else if (cpu > host.cpu) yield `${arn} has ${host.cpu} CPU units, ${cpu} are reserved`
      else if (memoryMiB > host.memoryMiB) yield `${arn} has ${host.memoryMiB} MiB, ${memoryMiB} are reserved`
    }
  },
}

const goneHostsAreEmpty: Invariant = {
  statement:
    'an INACTIVE container instance has no tasks, and a terminated instance is registered only if its agent was cut off',
  *broken({ state }: World) {
    for (const task of liveTasks(state)) {
      if (containerInstanceOf(state, task)?.status === 'INACTIVE') {
        yield `${task.arn} is ${task.lastStatus} on ${hostIdOf(task)}`
      }
    }
    for (const host of state.containerInstances.values()) {
      const instance = state.instances.get(host.instanceId)
      if (!instance) yield `${host.arn} is on ${host.instanceId}, which does not exist`
      else if (instance.state === 'terminated' && host.status !== 'INACTIVE' && !wasCutOff(host))
        yield `${host.arn} is ${host.status}`
    }
  },
}

/** ECS may notice that after the instance has gone. */
function wasCutOff({ agent }: ContainerInstance): boolean {
  return agent === 'silent' || agent === 'disconnected'
}

const deadHostsStandStill: Invariant = {
  statement: 'nothing is pulled to an instance that is powered off, and its containers stand still',
  *broken({ state, charts }: World) {
    for (const task of liveTasks(state)) {
      const instance = ec2InstanceOf(state, task)
      if (instance?.state !== 'shutting-down' && instance?.state !== 'terminated') continue
      for (const arn of task.containerArns) {
        const { image = '', lastStatus, step } = state.containers.get(arn) ?? {}
        if (lastStatus !== 'STOPPED' && step !== 'lost') yield `${arn} is ${step} on ${instance.id}`
        const pull = charts.snapshot('image-pull', pullKey(instance.id, image))?.value
        if (typeof pull === 'object') yield `${instance.id} is ${instance.state} and pulls ${image}`
      }
    }
  },
}

export const HOST_INVARIANTS: readonly Invariant[] = [neverOverbooked, goneHostsAreEmpty, deadHostsStandStill]

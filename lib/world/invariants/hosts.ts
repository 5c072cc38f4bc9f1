// What an instance lends to its tasks: CPU, memory, host ports, addresses.

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

const portsHeldOnce: Invariant = {
  statement:
    'no two tasks hold the same port of an instance, and none holds one that the agent keeps for itself',
  *broken({ state }) {
    const holders = new Map<string, string>()
    for (const task of liveTasks(state)) {
      const reserved = containerInstanceOf(state, task)?.reservedTcpPorts ?? []
      for (const { port, protocol } of task.hostPorts) {
        const key = `${hostIdOf(task)}:${port}/${protocol}`
        const other = holders.get(key)
        if (other !== undefined) yield `${key} is held by ${other} and ${task.arn}`
        holders.set(key, task.arn)
        if (protocol === 'tcp' && reserved.includes(port))
          yield `${key} is kept for the agent, but ${task.arn} holds it`
      }
    }
  },
}

const boundPortsAreHeld: Invariant = {
  statement: 'a running container is bound only to host ports that its task holds',
  *broken({ state }) {
    for (const container of state.containers.values()) {
      if (container.lastStatus !== 'RUNNING') continue
      const held = state.tasks.get(container.taskArn)?.hostPorts ?? []
      for (const { hostPort, protocol } of container.networkBindings) {
        if (held.some((one) => one.port === hostPort && one.protocol === protocol)) continue
        yield `${container.arn} is bound to ${hostPort}/${protocol}`
      }
    }
  },
}

const addressesMatch: Invariant = {
  statement: 'the bridge addresses in use on an instance are those of its running containers',
  *broken({ state }) {
    const used = new Map<string, string[]>()
    for (const container of state.containers.values()) {
      const task = state.tasks.get(container.taskArn)
      const hostId = task ? hostIdOf(task) : 'nowhere'
      if (container.lastStatus !== 'RUNNING' || !container.ip?.startsWith('172.17.')) continue
      used.set(hostId, [...(used.get(hostId) ?? []), container.ip])
    }
    for (const instance of state.instances.values()) {
      const taken = instance.containerIps.map((last) => `172.17.${last >> 8}.${last & 255}`).sort()
      const inUse = (used.get(instance.id) ?? []).sort()
      if (taken.join() !== inUse.join()) yield `${instance.id} has given [${taken}], in use are [${inUse}]`
      if (new Set(taken).size !== taken.length) yield `${instance.id} has given an address twice: [${taken}]`
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

export const HOST_INVARIANTS: readonly Invariant[] = [
  neverOverbooked,
  portsHeldOnce,
  boundPortsAreHeld,
  addressesMatch,
  goneHostsAreEmpty,
  deadHostsStandStill,
]

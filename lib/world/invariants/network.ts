// Ports, addresses and network interfaces: who has which.

import { instanceType } from '@/lib/aws/ec2/instance-types'
import { containerInstanceOf, hostIdOf } from '@/lib/world/hosts'
import type { NetworkInterface } from '../records/ec2'
import type { Task } from '../records/tasks'
import type { State } from '../state'
import type { Invariant } from './invariant'

function liveTasks(state: State): readonly Task[] {
  return [...state.tasks.values()].filter(({ lastStatus }) => lastStatus !== 'STOPPED')
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
  statement:
    'a running container is bound only to host ports that its task holds, or to its own address in awsvpc',
  *broken({ state }) {
    for (const container of state.containers.values()) {
      if (container.lastStatus !== 'RUNNING') continue
      const { hostPorts = [], attachment = null } = state.tasks.get(container.taskArn) ?? {}
      for (const { bindIP, hostPort, protocol, count = 1 } of container.networkBindings) {
        const isOwn = attachment !== null && bindIP === attachment.privateIp
        for (let port = hostPort; port < hostPort + count && !isOwn; port++) {
          if (hostPorts.some((one) => one.port === port && one.protocol === protocol)) continue
          yield `${container.arn} is bound to ${port}/${protocol} of ${bindIP}`
        }
      }
    }
  },
}

const bindingsAreApart: Invariant = {
  statement: 'no two running containers are bound to the same (instance, protocol, port, address)',
  *broken({ state }) {
    const holders = new Map<string, string>()
    for (const container of state.containers.values()) {
      const task = state.tasks.get(container.taskArn)
      if (container.lastStatus !== 'RUNNING' || !task) continue
      for (const { bindIP, hostPort, protocol, count = 1 } of container.networkBindings)
        for (let port = hostPort; port < hostPort + count; port++) {
          const key = `${hostIdOf(task)} ${bindIP}:${port}/${protocol}`
          const other = holders.get(key)
          if (other !== undefined) yield `${key} is bound by ${other} and ${container.arn}`
          holders.set(key, container.arn)
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

const interfacesFit: Invariant = {
  statement:
    'an instance has at most as many network interfaces as its type, and at most as many for tasks as it registered',
  *broken({ state }) {
    const attached = new Map<string, NetworkInterface[]>()
    for (const one of state.networkInterfaces.values()) {
      const { instanceId } = one.attachment
      if (instanceId !== null) attached.set(instanceId, [...(attached.get(instanceId) ?? []), one])
    }
    for (const [id, interfaces] of attached) {
      const instance = state.instances.get(id)
      const agent = state.containerInstances.get(instance?.containerInstanceArn ?? '')
      const ofTasks = interfaces.filter(({ attachment }) => attachment.kind === 'task').length
      const max = instanceType(instance?.instanceType ?? '')?.maxEni ?? 0
      const inSlots = agent?.trunkInterfaceId == null ? interfaces.length : interfaces.length - ofTasks
      if (inSlots > max) yield `${id} has ${inSlots} network interfaces, ${max} at most`
      if (agent && ofTasks > agent.taskInterfacesMax)
        yield `${id} has ${ofTasks} network interfaces for tasks, ${agent.taskInterfacesMax} at most`
    }
  },
}

const interfacesBelong: Invariant = {
  statement:
    'a task in awsvpc has one network interface from its placement until it is STOPPED, and no other has one',
  *broken({ state }) {
    const owners = new Set<string>()
    for (const { id, attachment } of state.networkInterfaces.values()) {
      if (attachment.kind !== 'task') continue
      owners.add(attachment.taskArn)
      if (state.tasks.get(attachment.taskArn)?.attachment?.networkInterfaceId !== id)
        yield `${id} is not the interface of ${attachment.taskArn}`
    }
    for (const { arn, network, host, lastStatus, attachment } of state.tasks.values()) {
      const isOwner = network !== null && host.kind !== 'none' && lastStatus !== 'STOPPED'
      if (isOwner !== owners.has(arn)) yield `${arn} is ${lastStatus}, its interface ${attachment?.status}`
    }
  },
}

const addressesGivenOnce: Invariant = {
  statement: 'no two network interfaces have the same address',
  *broken({ state }) {
    const holders = new Map<string, string>()
    for (const { id, privateIp } of state.networkInterfaces.values()) {
      const other = holders.get(privateIp)
      if (other !== undefined) yield `${privateIp} is that of ${other} and ${id}`
      holders.set(privateIp, id)
    }
  },
}

export const NETWORK_INVARIANTS: readonly Invariant[] = [
  portsHeldOnce,
  boundPortsAreHeld,
  bindingsAreApart,
  addressesMatch,
  interfacesFit,
  interfacesBelong,
  addressesGivenOnce,
]

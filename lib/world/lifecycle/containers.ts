// What the agent does for a container: addresses and port bindings when its process starts, and telling the task.

import { CONTAINER_REASON, STOPPED_REASON } from '@/lib/aws/ecs/messages'
import { portRange } from '@/lib/aws/ecs/port-mappings'
import { chooseDynamicPort, noDynamicPort } from '@/lib/aws/ecs/ports'
import type { PortMapping } from '@/lib/aws/shapes'
import type { NetworkBinding } from '@/lib/aws/vocabulary'
import { existing } from '@/lib/engine'
import { containerInstanceOf } from '@/lib/world/hosts'
import type { Instance } from '../records/ec2'
import type { Container, ContainerInstance, ContainerReport, Task } from '../records/tasks'
import type { World } from '../world'
import { containersOf, instanceOf, isAgentReachable, liveTasksOn, taskDefinitionOf, taskOf } from './lookup'
import { interfaceOf } from './network'

/** Docker publishes ports on every address of the host. */
const ALL_ADDRESSES = '0.0.0.0'
const LOOPBACK = '127.0.0.1'

export function startProcess(world: World, container: Container): void {
  const task = taskOf(world, container)
  const bindings = bindPorts(world, task, container)
  if ('missing' in bindings) {
    const reason = CONTAINER_REASON.noDynamicPort(noDynamicPort(bindings.missing))
    world.charts.send('container', container.arn, { type: 'kill', exitCode: null, reason })
    return
  }
  container.networkBindings = bindings
  container.ip = takeAddress(world, task)
  // Told first: a process may end in the instant in which it starts, and has run then.
  reportContainers(world, task)
  world.data.startProcess(container.arn)
  world.bus.changed('containers', container.arn)
}

export function endProcess(world: World, container: Container): void {
  const task = taskOf(world, container)
  if (container.ip !== null) {
    world.data.endProcess(container.arn)
    releaseAddress(instanceOf(world, task), container.ip)
    world.bus.changed('containers', container.arn)
  }
  reportContainers(world, task)
}

type Heard = NonNullable<Container['heard']>

/** Tells ECS what became of the containers of a task. An agent that is cut off does so when it is back. */
export function reportContainers(world: World, task: Task): void {
  if (!isAgentReachable(world, task)) return
  const containers = containersOf(world, task).map(({ arn, lastStatus, exitCode, reason }) => ({
    arn,
    lastStatus,
    exitCode,
    reason,
  }))
  const report: ContainerReport = { at: world.engine.now, containers }
  if (world.pace === 'instant') hearOf(world, task, report)
  else world.bus.publish({ type: 'Container Report', task, report })
}

/** ECS hears of it. */
export function hearOf(world: World, task: Task, report: ContainerReport): void {
  if (!isAgentReachable(world, task)) return
  for (const { arn, ...heard } of report.containers) {
    const container = world.state.containers.get(arn)
    if (container) container.heard = heard
  }
  const told = containersOf(world, task)
  const isOver = told.every(({ heard }) => heard?.lastStatus === 'STOPPED')
  if (isOver) task.executionStoppedAt ??= report.at
  if (task.lastStatus === 'STOPPED') return
  const exited = told.find(({ essential, heard }) => essential && heard?.lastStatus === 'STOPPED')
  if (exited?.heard && task.lastStatus !== 'STOPPING') essentialExited(world, task, exited.heard)
  if (isOver) world.charts.send('task', task.arn, { type: 'containers.stopped' })
  else if (!exited && isEveryStarted(world, task))
    world.charts.send('task', task.arn, { type: 'containers.started' })
  world.changes.task(task.arn)
}

function essentialExited(world: World, task: Task, { exitCode, reason }: Heard): void {
  // When all have started and one of them has an exit code, the task has been RUNNING, if only for an instant.
  const hasRun = exitCode !== null && isEveryStarted(world, task)
  const neverRan = task.startedAt === null && !hasRun
  world.tasks.unwant(task)
  task.stopCode ??= neverRan ? 'TaskFailedToStart' : 'EssentialContainerExited'
  task.stoppedReason ??= neverRan && reason ? reason : STOPPED_REASON.essentialContainerExited()
  world.charts.send('task', task.arn, { type: 'essential.exited' })
}

function isEveryStarted(world: World, task: Task): boolean {
  return containersOf(world, task).every(({ heard }) => heard !== null && heard.lastStatus !== 'PENDING')
}

/** Stops what still runs, in one go; an agent that is cut off hears of it when it is back. */
export function stopContainers(world: World, task: Task): void {
  task.stoppingAt ??= world.engine.now
  if (!isAgentReachable(world, task)) return
  const running = containersOf(world, task).filter(({ lastStatus }) => lastStatus !== 'STOPPED')
  // Else the report that they have ended is still on its way.
  if (running.length === 0 && task.reportDueAt === null)
    world.charts.send('task', task.arn, { type: 'containers.stopped' })
  for (const container of running) world.charts.send('container', container.arn, { type: 'stop' })
}

/** The host is powered off: its containers stand still, and nobody can report what became of them. */
export function loseContainers(world: World, instanceId: string): void {
  for (const task of liveTasksOn(world, instanceId))
    for (const { arn } of containersOf(world, task))
      world.charts.send('container', arn, { type: 'power.lost' })
}

/** The host is gone: there is no exit code to report. */
export function killContainers(world: World, task: Task): void {
  for (const container of containersOf(world, task)) {
    if (container.lastStatus !== 'STOPPED')
      world.charts.send('container', container.arn, { type: 'kill', exitCode: null, reason: null })
  }
}

/**
 * `missing`: so many dynamic ports in a row are not left. Ports of this task's other containers are already in `task.hostPorts`. In
 * awsvpc the container listens on the task's own interface.
 */
function bindPorts(
  world: World,
  task: Task,
  container: Container,
): NetworkBinding[] | { readonly missing: number } {
  const definition = taskDefinitionOf(world, task)
  const mappings = definition.containers.find(({ name }) => name === container.name)?.portMappings ?? []
  const agent = existing(containerInstanceOf(world.state, task), 'container instance of a task')
  const bindings: NetworkBinding[] = []
  const bindIP = task.attachment?.privateIp ?? ALL_ADDRESSES
  for (const mapping of mappings) {
    const { containerPort, hostPort, protocol, count } = mapping
    const port = hostPort !== 0 ? hostPort : takeDynamicPorts(world, agent, task, mapping)
    if (port === null) return { missing: count ?? 1 }
    bindings.push({ bindIP, containerPort, hostPort: port, protocol, ...(count && { count }) })
  }
  return bindings
}

/** The first of as many in a row as the mapping wants. */
function takeDynamicPorts(
  world: World,
  agent: ContainerInstance,
  task: Task,
  { protocol, count = 1 }: PortMapping,
): number | null {
  const kept = protocol === 'tcp' ? agent.reservedTcpPorts : []
  const held = world.tasks.reservedOn(agent.instanceId).portsInUse(protocol)
  const inUse = kept.length + held.size
  const choice = chooseDynamicPort({
    range: agent.dynamicPortRange,
    last: agent.lastDynamicPort,
    count,
    inUse: (port) => held.has(port) || kept.includes(port),
  })
  if (!choice) return null
  agent.lastDynamicPort = choice.last
  for (let i = 0; i < count; i++) world.tasks.holdPort(task, { port: choice.port + i, protocol })
  const named = count === 1 ? `Host port ${choice.port}` : `Host ports ${portRange(choice.port, count)}`
  world.log.explain({
    topic: 'network',
    subjects: [task.arn, agent.instanceId],
    summary: `${named} on ${agent.instanceId} for ${task.id}`,
    rule: 'hostPort 0: the next free port after the last one assigned, wrapping at the end of the range',
    facts: [
      ['range', `${agent.dynamicPortRange[0]}–${agent.dynamicPortRange[1]}`],
      ['in use', `${inUse}`],
    ],
  })
  return choice.port
}

/**
 * docker0 is 172.17.0.0/16; .1 is the bridge. A container in host mode has the instance's address, all of a task in awsvpc that of its
 * interface, and one without a network none but its own.
 */
function takeAddress(world: World, task: Task): string {
  const instance = instanceOf(world, task)
  const { networkMode } = taskDefinitionOf(world, task)
  if (task.attachment !== null) return task.attachment.privateIp
  if (networkMode === 'host') return interfaceOf(world.state, instance)?.privateIp ?? ''
  if (networkMode === 'none') return LOOPBACK
  let last = 2
  while (instance.containerIps.includes(last)) last++
  instance.containerIps.push(last)
  return `172.17.${last >> 8}.${last & 255}`
}

function releaseAddress(instance: Instance, ip: string): void {
  const [a, b, high, low] = ip.split('.').map(Number)
  if (a !== 172 || b !== 17) return
  const index = instance.containerIps.indexOf(((high ?? 0) << 8) | (low ?? 0))
  if (index >= 0) instance.containerIps.splice(index, 1)
}

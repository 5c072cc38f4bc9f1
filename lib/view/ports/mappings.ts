// Every port of a task by which something outside of it gets in: what the map draws as a row and the table lists. Pure.

import type { TargetState, TransportProtocol } from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine/time'
import type { ContainerView, InstanceView, RequestWayView, TaskTargetView, TaskView } from '@/lib/protocol'
import { markOf, type TaskMark } from '../describe/task-look'
import type { KindIndex } from '../kinds/kind-index'

/** Where a port is open: on the instance, translated to the container; on the instance itself; on the task's own interface. */
export type Network = 'bridge' | 'host' | 'awsvpc'

export interface Mapping {
  readonly key: string
  readonly taskKey: string
  readonly taskId: string
  readonly taskDefinition: string
  readonly serviceName: string | null
  readonly instanceId: string
  readonly zone: string
  readonly network: Network
  /** Where requests are sent: the instance's address, or that of the task's own interface. */
  readonly address: string
  readonly hostPort: number
  /** Ports from there on that belong to a range of the definition; 1 for a single port. */
  readonly count: number
  readonly protocol: TransportProtocol
  readonly bindIP: string
  readonly containerName: string
  /** Null until it has one. */
  readonly containerIp: string | null
  readonly containerPort: number
  readonly target: TaskTargetView | null
  /** As ways of requests name the target; null without one. */
  readonly targetKey: string | null
  readonly mark: TaskMark
  /** Those in front of it: the instance's, or those of the task's own interface. */
  readonly securityGroupIds: readonly string[]
  /** Whether security groups let the load balancer in. */
  readonly isAdmitted: boolean
  readonly since: SimTime
  readonly inFlight: number
  /** Requests of the last second for which it was chosen, and how many of those that ended then failed. */
  readonly perSecond: number
  readonly failedPerSecond: number
}

export type PortWorld = Pick<
  KindIndex,
  | 'task'
  | 'instance'
  | 'taskDefinition'
  | 'traffic'
  | 'loadBalancer'
  | 'targetGroup'
  | 'securityGroup'
  | 'service'
>

const UNPLACED = 'unplaced'

/** In the order of instances and, on each, of ports. */
export function mappingsOf(world: PortWorld, ways: readonly RequestWayView[]): readonly Mapping[] {
  const instances = new Map(world.instance.map((instance, order) => [instance.key, { instance, order }]))
  const rates = ratesOf(ways)
  const placed = world.task.flatMap((task) => {
    const host = instances.get(task.instanceId)
    if (host === undefined || task.instanceId === UNPLACED || task.lastStatus === 'STOPPED') return []
    const { instance, order } = host
    return openPorts(task, instance).map((port) => ({
      order,
      mapping: mappingOf({ task, instance, port, rates }),
    }))
  })
  return placed
    .toSorted(
      (a, b) => a.order - b.order || a.mapping.hostPort - b.mapping.hostPort || byKey(a.mapping, b.mapping),
    )
    .map(({ mapping }) => mapping)
}

interface Rate {
  perSecond: number
  failedPerSecond: number
}

function ratesOf(ways: readonly RequestWayView[]): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate>()
  for (const { targetKey, perSecond, failedPerSecond } of ways) {
    if (targetKey === null) continue
    const known = rates.get(targetKey)
    // Failures are of the target, whatever way its requests took.
    if (known === undefined) rates.set(targetKey, { perSecond, failedPerSecond })
    else known.perSecond += perSecond
  }
  return rates
}

interface OpenPort {
  readonly container: ContainerView
  readonly network: Network
  readonly address: string
  readonly bindIP: string
  readonly hostPort: number
  readonly containerPort: number
  readonly protocol: TransportProtocol
  readonly count: number
}

/** What the agent has bound: on every address of the instance, or on the task's own interface. */
function openPorts(task: TaskView, instance: InstanceView): readonly OpenPort[] {
  const network = NETWORKS[task.networkMode]
  return task.containers.flatMap((container) =>
    container.networkBindings.map(({ bindIP, hostPort, containerPort, protocol, count }) => ({
      container,
      network,
      address: network === 'awsvpc' ? bindIP : instance.privateIp,
      bindIP,
      hostPort,
      containerPort,
      protocol,
      count: count ?? 1,
    })),
  )
}

const NETWORKS: Readonly<Record<TaskView['networkMode'], Network>> = {
  bridge: 'bridge',
  host: 'host',
  awsvpc: 'awsvpc',
  // It opens no port.
  none: 'bridge',
}

function mappingOf({
  task,
  instance,
  port,
  rates,
}: {
  readonly task: TaskView
  readonly instance: InstanceView
  readonly port: OpenPort
  readonly rates: ReadonlyMap<string, Rate>
}): Mapping {
  const { container, network, address, bindIP, hostPort, containerPort, protocol, count } = port
  const target = protocol === 'tcp' ? (task.targets.find((one) => one.port === hostPort) ?? null) : null
  const targetId = network === 'awsvpc' ? address : instance.key
  const targetKey = target && `${target.targetGroupArn}|${targetId}|${hostPort}`
  const rate = targetKey === null ? undefined : rates.get(targetKey)
  return {
    key: `${task.key}|${address}:${hostPort}/${protocol}`,
    taskKey: task.key,
    taskId: task.id,
    taskDefinition: task.taskDefinition,
    serviceName: task.serviceName,
    instanceId: instance.key,
    zone: instance.zone,
    network,
    address,
    hostPort,
    count,
    protocol,
    bindIP,
    containerName: container.name,
    containerIp: container.ip,
    containerPort,
    target,
    targetKey,
    mark: markOf(task),
    securityGroupIds:
      network === 'awsvpc' ? (task.networkInterface?.securityGroupIds ?? []) : instance.securityGroupIds,
    isAdmitted: target?.isAdmitted ?? true,
    since: task.startedAt ?? task.createdAt,
    inFlight: task.requestsInFlight,
    perSecond: rate?.perSecond ?? 0,
    failedPerSecond: rate?.failedPerSecond ?? 0,
  }
}

/** Tasks with addresses of their own by these, in the order of numbers. */
function byKey(a: Mapping, b: Mapping): number {
  const place = addressRank(a.address).localeCompare(addressRank(b.address), 'en')
  if (place !== 0) return place
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** Sorts as addresses do: `172.17.0.10` after `172.17.0.9`. */
export function addressRank(ip: string | null): string {
  return (ip ?? '')
    .split('.')
    .map((part) => part.padStart(3, '0'))
    .join('.')
}

/** What the load balancer says of it; of a port behind none, what its task is. */
export function stateOf({ target, mark }: Mapping): TargetState | TaskMark {
  return target === null || mark === 'unheard' ? mark : target.state
}

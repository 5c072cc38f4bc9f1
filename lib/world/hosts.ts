// Where a task runs, and what a target group sends requests to. The only place that knows how many kinds there are: all else asks
// these functions, so that another kind of host is a branch here and an error of the compiler where it matters.

import type { Instance, NetworkInterface, Zone } from './records/ec2'
import type { Target, TargetId } from './records/elb'
import type { Container, ContainerInstance, Task, TaskHost } from './records/tasks'
import type { State } from './state'

type Hosted = Pick<Task, 'arn' | 'host'>

/** Stands for the host of tasks in PROVISIONING, which have none. */
export const UNPLACED = 'unplaced'

/** The machine whose CPU, memory and ports a task shares with others. On Fargate each task has one of its own. */
export function hostIdOf({ arn, host }: Hosted): string {
  if (host.kind === 'none') return UNPLACED
  return host.kind === 'fargate' ? arn : host.instanceId
}

/** Null on Fargate and before the task has an instance. */
export function instanceIdOf({ host }: Pick<Task, 'host'>): string | null {
  return hasInstance(host) ? host.instanceId : null
}

/** Null on Fargate and before the task has an instance. */
export function containerInstanceArnOf({ host }: Pick<Task, 'host'>): string | null {
  return hasInstance(host) ? host.containerInstanceArn : null
}

function hasInstance(host: TaskHost): host is Extract<TaskHost, { readonly kind: 'ec2' | 'external' }> {
  return host.kind === 'ec2' || host.kind === 'external'
}

export function containerInstanceOf(state: State, task: Pick<Task, 'host'>): ContainerInstance | undefined {
  return state.containerInstances.get(containerInstanceArnOf(task) ?? '')
}

/** Undefined on Fargate and on premises. */
export function ec2InstanceOf(state: State, { host }: Pick<Task, 'host'>): Instance | undefined {
  return host.kind === 'ec2' ? state.instances.get(host.instanceId) : undefined
}

/** How many times as long a task takes for everything: what is said of it, on what is said of its instance. */
export function slownessOf(state: State, task: Pick<Task, 'host' | 'slowness'>): number {
  return task.slowness * (ec2InstanceOf(state, task)?.slowness ?? 1)
}

/** Undefined on premises. */
export function zoneNameOf(state: State, task: Pick<Task, 'host'>): string | undefined {
  return task.host.kind === 'fargate' ? task.host.zone : ec2InstanceOf(state, task)?.zone
}

/** As DescribeTargetHealth shows it. */
export function targetIdText(id: TargetId): string {
  return id.kind === 'instance' ? id.instanceId : id.ip
}

/** Undefined for an address that is not the VPC's, and for an instance that is forgotten. */
export function zoneOfTarget(state: State, { id }: { readonly id: TargetId }): Zone | undefined {
  const name = id.kind === 'ip' ? id.zone : state.instances.get(id.instanceId)?.zone
  return state.zones.get(name ?? '')
}

/** The instance that a target of type `instance` names. */
export function targetInstanceOf(state: State, { id }: { readonly id: TargetId }): Instance | undefined {
  return id.kind === 'instance' ? state.instances.get(id.instanceId) : undefined
}

/** The interface that a target's packets arrive at; undefined when it is gone, or not the VPC's. */
export function interfaceOfTarget(
  state: State,
  target: { readonly id: TargetId },
): NetworkInterface | undefined {
  const { id } = target
  const interfaceId =
    id.kind === 'ip' ? id.networkInterfaceId : targetInstanceOf(state, target)?.networkInterfaceId
  return state.networkInterfaces.get(interfaceId ?? '')
}

/** The machine behind a target, whose network and CPU its requests share; an address with none is its own. */
export function machineIdOf(state: State, target: { readonly id: TargetId }): string {
  const { id } = target
  if (id.kind === 'instance') return id.instanceId
  return interfaceOfTarget(state, target)?.attachment.instanceId ?? id.ip
}

/** Groups that must admit what is sent to a target: of the instance, or of the task's own interface. */
export function securityGroupIdsOf(state: State, target: { readonly id: TargetId }): readonly string[] {
  return interfaceOfTarget(state, target)?.securityGroupIds ?? []
}

/** How targets name a task: by its own address in awsvpc, by its instance otherwise. Null before it has either. */
export function targetIdOf({ host, attachment }: Pick<Task, 'host' | 'attachment'>): TargetId | null {
  if (attachment !== null) {
    const { privateIp: ip, zone, networkInterfaceId } = attachment
    return { kind: 'ip', ip, zone, networkInterfaceId }
  }
  return hasInstance(host) ? { kind: 'instance', instanceId: host.instanceId } : null
}

/** What targets would name to reach a container: ports of the task's own address, or published ones of its instance. */
export function reachableAt(
  task: Pick<Task, 'host' | 'attachment'>,
  container: Container,
): readonly Pick<Target, 'id' | 'port'>[] {
  const id = targetIdOf(task)
  if (id === null) return []
  return container.networkBindings.flatMap(({ hostPort, protocol, count = 1 }) =>
    protocol === 'tcp' && count === 1 ? [{ id, port: hostPort }] : [],
  )
}

// What people read about a target, and what the network lets through to it.

import { admits } from '@/lib/aws/ec2/security-group'
import type { SecurityGroupRule } from '@/lib/aws/shapes'
import { interfaceOfTarget, machineIdOf, securityGroupIdsOf, targetIdText } from '@/lib/world/hosts'
import type { Target } from '@/lib/world/records/elb'
import type { Container } from '@/lib/world/records/tasks'
import type { State } from '@/lib/world/state'
import { CLIENT_IP } from './constants'
import type { LoadBalancerState } from './load-balancer-state'

/** Stays when the target is gone, so that requests that went to it can be followed. */
export interface TargetInfo {
  readonly key: string
  readonly groupArn: string
  readonly groupName: string
  /** The machine behind it: for an address of a task, the instance that its interface is attached to. */
  readonly instanceId: string
  /** Where it is sent to: of the instance, or of the task itself. */
  readonly ip: string
  /** As the target group names it, with its port: an instance or an address. */
  readonly label: string
  /** The interface that has the address, when it is a task's own. */
  readonly taskInterfaceId: string | null
  readonly hostPort: number
  readonly containerAddress: string | null
  readonly containerName: string | null
  readonly cpuUnits: number
  readonly taskArn: string | null
  /** `family:revision` */
  readonly taskDefinition: string | null
  /** By node of the load balancer: the rule that lets it in, or null. */
  readonly admission: readonly (SecurityGroupRule | null)[]
  /** The same of its health checks. */
  readonly checks: readonly (SecurityGroupRule | null)[]
  /** Its packets come from the addresses of clients. */
  readonly seesClients: boolean
  /** Number of the group's load balancer, or -1. */
  readonly loadBalancer: number
}

/** Everything that a description depends on and that may change: as long as these are the same objects, it holds. */
export interface TargetInputs {
  readonly container: Container | null
  readonly networkBindings: Container['networkBindings'] | null
  readonly rules: readonly SecurityGroupRule[]
  readonly nodes: LoadBalancerState['nodes']
  readonly owner: LoadBalancerState | null
  /** Its packets come from the addresses of clients. */
  readonly preservesClientIp: boolean
}

export function sameInputs(x: TargetInputs, y: TargetInputs): boolean {
  return (
    x.container === y.container &&
    x.networkBindings === y.networkBindings &&
    x.rules === y.rules &&
    x.nodes === y.nodes &&
    x.owner?.number === y.owner?.number &&
    x.preservesClientIp === y.preservesClientIp
  )
}

/** `before` answers for what has gone since. */
export function describeTarget(
  state: State,
  target: Target,
  { container, networkBindings, rules, nodes, owner, preservesClientIp }: TargetInputs,
  before: TargetInfo | undefined,
): TargetInfo {
  const ip = target.id.kind === 'ip' ? target.id.ip : interfaceOfTarget(state, target)?.privateIp
  const task = state.tasks.get(container?.taskArn ?? target.taskArn ?? '')
  const definition = task ? state.taskDefinitions.get(task.taskDefinitionArn) : undefined
  const binding = networkBindings?.find(({ hostPort }) => hostPort === target.port)
  const sourceSecurityGroupIds = owner?.securityGroupIds ?? []
  const from = (sourceIp: string) =>
    admits(rules, { protocol: 'tcp', port: target.port, sourceIp, sourceSecurityGroupIds }).rule
  const checks = nodes.map(({ ip }) => from(ip))
  return {
    key: target.key,
    groupArn: target.targetGroupArn,
    groupName: state.targetGroups.get(target.targetGroupArn)?.name ?? '',
    instanceId: machineIdOf(state, target),
    ip: ip ?? before?.ip ?? '',
    label: `${targetIdText(target.id)}:${target.port}`,
    taskInterfaceId: target.id.kind === 'ip' ? target.id.networkInterfaceId : null,
    hostPort: target.port,
    containerAddress: binding
      ? `${container?.ip ?? ip ?? ''}:${binding.containerPort}`
      : (before?.containerAddress ?? null),
    containerName: container?.name ?? before?.containerName ?? null,
    cpuUnits: container?.cpu ?? before?.cpuUnits ?? 0,
    taskArn: task?.arn ?? before?.taskArn ?? null,
    taskDefinition: definition
      ? `${definition.family}:${definition.revision}`
      : (before?.taskDefinition ?? null),
    admission: preservesClientIp ? checks.map(() => from(CLIENT_IP)) : checks,
    checks,
    seesClients: preservesClientIp,
    loadBalancer: owner?.number ?? -1,
  }
}

/** The inbound rules in front of each target, in one list that stays the same object as long as no rule changes. */
export class InboundRules {
  readonly #known = new Map<
    string,
    { readonly lists: readonly unknown[]; readonly rules: readonly SecurityGroupRule[] }
  >()

  /** `id`: an instance's ID or an IP address. */
  forget(id: string): void {
    this.#known.delete(id)
  }

  of(state: State, target: Pick<Target, 'id'>): readonly SecurityGroupRule[] {
    const ids = securityGroupIdsOf(state, target)
    const known = this.#known.get(targetIdText(target.id))
    if (known?.lists.length === ids.length) {
      if (ids.every((id, i) => state.securityGroups.get(id)?.ingress === known.lists[i])) return known.rules
    }
    const lists = ids.map((id) => state.securityGroups.get(id)?.ingress)
    const rules = lists.flatMap((list) => list ?? [])
    this.#known.set(targetIdText(target.id), { lists, rules })
    return rules
  }
}

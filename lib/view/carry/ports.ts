// Closing and opening the ports of an instance's tasks in its security groups. Pure.

import type { Command, InstanceView, SecurityGroupView, TaskView } from '@/lib/protocol'
import { coversPort } from '../describe/gate'
import type { CarryWorld } from './world'

type Rule = SecurityGroupView['ingress'][number]

export interface PortRule {
  readonly groupId: string
  readonly rule: Rule
}

/** Ports behind security groups: of an instance, or of a task's own network interface. */
interface Guarded {
  readonly securityGroupIds: readonly string[]
  readonly ports: readonly (readonly [first: number, last: number])[]
}

/** The dynamic ports of an instance, and those that its tasks hold. */
function portsOf({ securityGroupIds, dynamicPortRange: [first, last], portsInUse }: InstanceView): Guarded {
  const fixed = portsInUse.filter((port) => port < first || port > last)
  return { securityGroupIds, ports: [[first, last], ...fixed.map((port) => [port, port] as const)] }
}

/** Of a task in awsvpc; null for others. */
function ownPorts({ networkInterface, containers }: TaskView): Guarded | null {
  if (networkInterface === null) return null
  const bindings = containers.flatMap(({ networkBindings }) => networkBindings)
  const ports = bindings.map(({ hostPort, count = 1 }) => [hostPort, hostPort + count - 1] as const)
  return { securityGroupIds: networkInterface.securityGroupIds, ports }
}

/** Rules of the instance's groups that admit its dynamic ports, or a port that one of its tasks holds. */
export function portRules(
  instance: InstanceView,
  world: Pick<CarryWorld, 'securityGroup'>,
): readonly PortRule[] {
  return rulesOf(portsOf(instance), world)
}

/** The same of the groups of a task's own network interface. */
export function taskPortRules(task: TaskView, world: Pick<CarryWorld, 'securityGroup'>): readonly PortRule[] {
  const own = ownPorts(task)
  return own === null ? [] : rulesOf(own, world)
}

function rulesOf(
  { securityGroupIds, ports }: Guarded,
  world: Pick<CarryWorld, 'securityGroup'>,
): readonly PortRule[] {
  const admits = (rule: Rule) => ports.some(([first, last]) => coversPort(rule, first, last))
  const groups = world.securityGroup.filter((group) => securityGroupIds.includes(group.key))
  return groups.flatMap((group) => group.ingress.filter(admits).map((rule) => ({ groupId: group.key, rule })))
}

/** Revokes the rules that admit the task ports; when there is none, admits them again from the load balancers. */
export function togglePorts(
  instance: InstanceView,
  world: Pick<CarryWorld, 'securityGroup' | 'loadBalancer'>,
): readonly Command[] {
  return toggle(portsOf(instance), world)
}

/** The same for a task in awsvpc, whose groups are those of its service alone; nothing for others. */
export function toggleTaskPorts(
  task: TaskView,
  world: Pick<CarryWorld, 'securityGroup' | 'loadBalancer'>,
): readonly Command[] {
  const own = ownPorts(task)
  return own === null ? [] : toggle(own, world)
}

function toggle(
  guarded: Guarded,
  world: Pick<CarryWorld, 'securityGroup' | 'loadBalancer'>,
): readonly Command[] {
  const rules = rulesOf(guarded, world)
  if (rules.length > 0) {
    return rules.map(({ groupId, rule }) => ({
      action: 'ec2:RevokeSecurityGroupIngress',
      input: { GroupId: groupId, IpPermissions: [permission(rule, world.securityGroup)] },
    }))
  }
  const groupId = guarded.securityGroupIds[0]
  if (groupId === undefined) return []
  const sources = [...new Set(world.loadBalancer.flatMap(({ securityGroupIds }) => securityGroupIds))]
  const permissions = (sources.length > 0 ? sources : ['0.0.0.0/0']).flatMap((source) =>
    guarded.ports.map(([fromPort, toPort]) =>
      permission({ protocol: 'tcp', fromPort, toPort, source }, world.securityGroup),
    ),
  )
  return [
    { action: 'ec2:AuthorizeSecurityGroupIngress', input: { GroupId: groupId, IpPermissions: permissions } },
  ]
}

/** The id of the group that a rule admits: the view names it as people do. */
export function sourceGroupId(
  { source }: Rule,
  groups: readonly Pick<SecurityGroupView, 'key' | 'name'>[],
): string | undefined {
  return groups.find(({ key, name }) => key === source || name === source)?.key
}

/** EC2's `IpPermission`; a rule for all protocols has no ports. EC2 wants ids. */
export function permission(
  rule: Rule,
  groups: readonly SecurityGroupView[],
): Readonly<Record<string, unknown>> {
  const { protocol, fromPort, toPort, source } = rule
  const ports = protocol === '-1' ? {} : { FromPort: fromPort, ToPort: toPort }
  const group = sourceGroupId(rule, groups) ?? (source.startsWith('sg-') ? source : undefined)
  const from = group ? { UserIdGroupPairs: [{ GroupId: group }] } : { IpRanges: [{ CidrIp: source }] }
  return { IpProtocol: protocol, ...ports, ...from }
}

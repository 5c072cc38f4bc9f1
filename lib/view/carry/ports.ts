// Closing and opening the ports of an instance's tasks in its security groups. Pure.

import type { Command, InstanceView, SecurityGroupView } from '@/lib/protocol'
import { coversPort } from '../describe/gate'
import type { CarryWorld } from './world'

type Rule = SecurityGroupView['ingress'][number]

export interface PortRule {
  readonly groupId: string
  readonly rule: Rule
}

/** Rules of the instance's groups that admit its dynamic ports, or a port that one of its tasks holds. */
export function portRules(
  instance: InstanceView,
  world: Pick<CarryWorld, 'securityGroup'>,
): readonly PortRule[] {
  const groups = world.securityGroup.filter((group) => instance.securityGroupIds.includes(group.key))
  return groups.flatMap((group) =>
    group.ingress.filter((rule) => admits(rule, instance)).map((rule) => ({ groupId: group.key, rule })),
  )
}

function admits(rule: Rule, { dynamicPortRange: [first, last], portsInUse }: InstanceView): boolean {
  return coversPort(rule, first, last) || portsInUse.some((port) => coversPort(rule, port))
}

/** Revokes the rules that admit the task ports; when there is none, admits them again from the load balancers. */
export function togglePorts(
  instance: InstanceView,
  world: Pick<CarryWorld, 'securityGroup' | 'loadBalancer'>,
): readonly Command[] {
  const rules = portRules(instance, world)
  if (rules.length > 0) {
    return rules.map(({ groupId, rule }) => ({
      action: 'ec2:RevokeSecurityGroupIngress',
      input: { GroupId: groupId, IpPermissions: [permission(rule, world.securityGroup)] },
    }))
  }
  const groupId = instance.securityGroupIds[0]
  if (groupId === undefined) return []
  const sources = [...new Set(world.loadBalancer.flatMap(({ securityGroupIds }) => securityGroupIds))]
  const [first, last] = instance.dynamicPortRange
  const fixed = instance.portsInUse
    .filter((port) => port < first || port > last)
    .map((port) => [port, port] as const)
  const permissions = (sources.length > 0 ? sources : ['0.0.0.0/0']).flatMap((source) =>
    [[first, last] as const, ...fixed].map(([fromPort, toPort]) =>
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
function permission(rule: Rule, groups: readonly SecurityGroupView[]): Readonly<Record<string, unknown>> {
  const { protocol, fromPort, toPort, source } = rule
  const ports = protocol === '-1' ? {} : { FromPort: fromPort, ToPort: toPort }
  const group = sourceGroupId(rule, groups) ?? (source.startsWith('sg-') ? source : undefined)
  const from = group ? { UserIdGroupPairs: [{ GroupId: group }] } : { IpRanges: [{ CidrIp: source }] }
  return { IpProtocol: protocol, ...ports, ...from }
}

import { permissionDuplicate, permissionNotFound } from '@/lib/aws/error'
import { ec2Id } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { SecurityGroup } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { findGroupOf } from './find'
import {
  INGRESS_IGNORES,
  ingressInput,
  isSameRule,
  type RuleInput,
  readRules,
  ruleText,
  sourceName,
} from './ip-permissions'

export const authorizeSecurityGroupIngress = operation({
  action: 'ec2:AuthorizeSecurityGroupIngress',
  ignores: INGRESS_IGNORES,
  input: ingressInput,
  perform(world, request) {
    const group = findGroupOf(world.state, request)
    const rules = readRules(world.state, request)
    const known: RuleInput[] = [...group.ingress]
    for (const rule of rules) {
      if (known.some((other) => isSameRule(other, rule))) {
        throw permissionDuplicate(sourceName(rule), rule.protocol, rule.fromPort, rule.toPort)
      }
      known.push(rule)
    }
    const added = rules.map((rule) => ({ id: ec2Id(world, 'sgr'), ...rule }))
    group.ingress = [...group.ingress, ...added]
    announce(world, group, rules, 'lets in')
    return {
      Return: true,
      SecurityGroupRules: added.map((rule) => ({
        SecurityGroupRuleId: rule.id,
        GroupId: group.id,
        GroupOwnerId: world.state.accountId,
        IsEgress: false,
        IpProtocol: rule.protocol,
        FromPort: rule.fromPort,
        ToPort: rule.toPort,
        ...('cidr' in rule.source
          ? { CidrIpv4: rule.source.cidr }
          : { ReferencedGroupInfo: { GroupId: rule.source.securityGroupId } }),
      })),
    }
  },
})

/** A rule must be named exactly as it is; ports are not cut out of ranges. */
export const revokeSecurityGroupIngress = operation({
  action: 'ec2:RevokeSecurityGroupIngress',
  ignores: INGRESS_IGNORES,
  input: ingressInput,
  perform(world, request) {
    const group = findGroupOf(world.state, request)
    const rules = readRules(world.state, request)
    if (!rules.every((rule) => group.ingress.some((other) => isSameRule(other, rule))))
      throw permissionNotFound()
    group.ingress = group.ingress.filter((other) => !rules.some((rule) => isSameRule(other, rule)))
    announce(world, group, rules, 'no longer lets in')
    return { Return: true }
  },
})

function announce(world: World, group: SecurityGroup, rules: readonly RuleInput[], verb: string): void {
  world.bus.changed('securityGroups', group.id)
  const closes = verb !== 'lets in'
  world.log.emit({
    source: 'aws.ec2',
    detailType: 'Security group',
    message: `Security group ${group.name} (${group.id}) ${verb} ${rules.map(ruleText).join(', ')}`,
    subjects: [group.id],
    level: closes ? 'warning' : 'info',
    mark: closes ? `${group.name}: ports closed` : null,
  })
}

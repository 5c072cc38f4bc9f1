import { permissionDuplicate } from '@/lib/aws/error'
import { ec2Id } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import { announce } from './announce-ingress'
import { findGroupOf } from './find'
import { INGRESS, isSameRule, type RuleInput, readRules, sourceName } from './ip-permissions'

export const authorizeSecurityGroupIngress = operation({
  ...INGRESS,
  action: 'ec2:AuthorizeSecurityGroupIngress',
  perform({ world }, request) {
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
    announce(world, group, rules, 'allows')
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

import { describeConditions } from '@/lib/aws/elb/rules'
import type { SecurityGroupRule } from '@/lib/aws/shapes'
import type { ListenerRule } from '@/lib/world/records/elb'

/** `Rule 10 · path is /img/*`, `Default rule` */
export function describeRule({
  priority,
  conditions,
}: Pick<ListenerRule, 'priority' | 'conditions'>): string {
  return priority === null ? 'Default rule' : `Rule ${priority} · ${describeConditions(conditions)}`
}

/** `tcp 32768-65535 from sg-0…` */
export function describeAdmission(rule: SecurityGroupRule): string {
  const from = 'cidr' in rule.source ? rule.source.cidr : rule.source.securityGroupId
  if (rule.protocol === '-1') return `all traffic from ${from}`
  const ports = rule.fromPort === rule.toPort ? rule.fromPort : `${rule.fromPort}-${rule.toPort}`
  return `${rule.protocol} ${ports} from ${from}`
}

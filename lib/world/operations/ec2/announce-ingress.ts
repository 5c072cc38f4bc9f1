import type { SecurityGroup } from '@/lib/world/records/ec2'
import type { World } from '@/lib/world/world'
import { type RuleInput, ruleText } from './ip-permissions'

export function announce(
  world: World,
  group: SecurityGroup,
  rules: readonly RuleInput[],
  verb: string,
): void {
  world.bus.changed('securityGroups', group.id)
  const closes = verb !== 'allows'
  world.log.emit({
    source: 'aws.ec2',
    detailType: 'Security group',
    message: `Security group ${group.name} (${group.id}) ${verb} ${rules.map(ruleText).join(', ')}`,
    subjects: [group.id],
    level: closes ? 'warning' : 'info',
    mark: closes ? `${group.name}: ports closed` : null,
  })
}

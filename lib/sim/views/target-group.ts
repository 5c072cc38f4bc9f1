import { attributesOf } from '@/lib/aws/elb/target-group-attributes'
import type { TargetState } from '@/lib/aws/vocabulary'
import type { TargetGroupView } from '@/lib/protocol'
import { targetIdText } from '@/lib/world/hosts'
import { loadBalancerArnsOf } from '@/lib/world/lifecycle/routing'
import { targetGroupsOf } from '@/lib/world/lifecycle/task-targets'
import type { TargetGroup } from '@/lib/world/records/elb'
import type { World } from '@/lib/world/world'
import { shownRate } from '../usage'
import { type Subject, viewSource } from './view-source'

export const targetGroupSource = viewSource({
  table: ({ targetGroups }) => targetGroups,
  view: targetGroupView,
  subject({ state }, { arn, name, classicArn }): Subject {
    const targets = [...state.targets.values()].filter(({ targetGroupArn }) => targetGroupArn === arn)
    return {
      describe:
        classicArn === null
          ? [
              ['elasticloadbalancing:DescribeTargetHealth', { TargetGroupArn: arn, Include: ['All'] }],
              ['elasticloadbalancing:DescribeTargetGroupAttributes', { TargetGroupArn: arn }],
              ['elasticloadbalancing:DescribeTargetGroups', { Names: [name] }],
            ]
          : [
              [
                'elb:DescribeInstanceHealth',
                { LoadBalancerName: state.loadBalancers.get(classicArn)?.name ?? '' },
              ],
            ],
      charts: targets.map(({ key, id, port }) => ['target', key, `Target ${targetIdText(id)}:${port}`]),
    }
  },
})

function targetGroupView(world: World, group: TargetGroup): TargetGroupView {
  const counts: Record<TargetState, number> = { initial: 0, healthy: 0, unhealthy: 0, draining: 0, unused: 0 }
  for (const target of world.state.targets.values())
    if (target.targetGroupArn === group.arn) counts[target.state]++
  return {
    kind: 'targetGroup',
    key: group.arn,
    name: group.name,
    loadBalancerArns: loadBalancerArnsOf(world.state, group.arn),
    targetType: group.targetType,
    protocol: group.protocol,
    network: group.network,
    instancePort: group.classicArn === null ? null : group.port,
    attributes: attributesOf(group),
    startedFamilies: [...world.state.startedTaskRegistrations].flatMap(([family, entry]) =>
      targetGroupsOf(world.state, entry).includes(group.arn) ? [family] : [],
    ),
    healthCheck: { ...group.healthCheck },
    counts,
    requestsPerSecond: shownRate(world.data.targetGroupRps(group.arn)),
  }
}

// The target group of the fixture world.

import { TARGET_GROUP_ATTRIBUTES_DEFAULT } from '@/lib/aws/elb/target-group-attributes'
import type { TargetState } from '@/lib/aws/vocabulary'
import type { TargetGroupView, TaskView } from '@/lib/protocol'

/** With the targets that these tasks say they are. */
export function fixtureTargetGroup(
  tasks: readonly TaskView[],
  { arn, loadBalancerArn }: { readonly arn: string; readonly loadBalancerArn: string },
): TargetGroupView {
  const counts: Record<TargetState, number> = { initial: 0, healthy: 0, unhealthy: 0, draining: 0, unused: 0 }
  for (const view of tasks) for (const target of view.targets) counts[target.state]++
  return {
    kind: 'targetGroup',
    key: arn,
    name: 'tg-web',
    loadBalancerArns: [loadBalancerArn],
    targetType: 'instance',
    protocol: 'HTTP',
    network: null,
    instancePort: null,
    attributes: { ...TARGET_GROUP_ATTRIBUTES_DEFAULT, algorithm: 'least_outstanding_requests' },
    startedFamilies: [],
    healthCheck: {
      path: '/',
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThresholdCount: 3,
      unhealthyThresholdCount: 2,
      matcher: '200',
    },
    counts,
    requestsPerSecond: tasks.reduce((sum, task) => sum + task.requestsPerSecond, 0),
  }
}

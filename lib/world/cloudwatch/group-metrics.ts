// What CloudWatch hears of Auto Scaling groups: the sizes that somebody has enabled, once a minute, and from EC2 the CPU of
// their instances, each a sample, every minute with detailed monitoring and every five minutes with basic. EC2 Auto Scaling guide,
// ec2-auto-scaling-metrics; EC2 guide, using-cloudwatch-new.

import { groupFigures } from '@/lib/aws/autoscaling/group-metrics'
import { merged, NO_VALUES, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { instanceType } from '@/lib/aws/ec2/instance-types'
import { existing } from '@/lib/engine'
import { cloudWatchMetric } from '@/lib/metrics/catalogue'
import { membersOf } from '../auto-scaling-groups/members'
import { isMeasured } from '../auto-scaling-groups/policies/warm-up'
import type { AutoScalingGroup, AutoScalingInstance } from '../records/auto-scaling-groups'
import type { World } from '../world'

/** Length of a period of basic monitoring. */
export const BASIC_MONITORING_SECONDS = 300

/** Once a step: what instances of groups use is added up until it is published. */
export function measureMembers(world: World, seconds: number): void {
  const { state, data } = world
  for (const member of state.autoScalingInstances.values()) {
    if (state.instances.get(member.instanceId)?.state !== 'running') continue
    member.cpuUnitSeconds += data.instanceCpuUnits(member.instanceId) * seconds
    member.measuredSeconds += seconds
  }
}

/** At the end of a minute; `isFifth` when the period of basic monitoring ends too. */
export function publishGroupMetrics(world: World, isFifth: boolean): void {
  for (const group of world.state.autoScalingGroups.values()) {
    const members = membersOf(world.state, group)
    publishSizes(world, group, members)
    publishCpu(
      world,
      group,
      members.filter(({ detailedMonitoring }) => detailedMonitoring || isFifth),
    )
  }
}

function publishSizes(world: World, group: AutoScalingGroup, members: readonly AutoScalingInstance[]): void {
  if (group.enabledMetrics.length === 0) return
  const { minSize: min, maxSize: max, desiredCapacity: desired } = group
  const lifecycleStates = members.map(({ lifecycleState }) => lifecycleState)
  const figures = groupFigures({ min, max, desired, lifecycleStates })
  for (const name of group.enabledMetrics) {
    const metric = cloudWatchMetric('asg', name, [group.name])
    if (metric !== null) world.cloudwatch.publish(metric, { values: setOf(figures[name]), unit: 'None' })
  }
}

function publishCpu(world: World, group: AutoScalingGroup, members: readonly AutoScalingInstance[]): void {
  let values = NO_VALUES
  for (const member of members) {
    const { cpuUnits } = existing(instanceType(member.instanceType), `type ${member.instanceType}`)
    if (member.measuredSeconds > 0 && isMeasured(world, group, member))
      values = merged(values, setOf((100 * member.cpuUnitSeconds) / (member.measuredSeconds * cpuUnits)))
    member.cpuUnitSeconds = 0
    member.measuredSeconds = 0
  }
  const metric = cloudWatchMetric('asg', 'CPUUtilization', [group.name])
  if (metric !== null && values.sampleCount > 0) world.cloudwatch.publish(metric, { values, unit: 'Percent' })
}

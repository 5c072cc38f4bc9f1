import * as z from 'zod'
import { GROUP_METRICS, METRIC_GRANULARITY } from '@/lib/aws/autoscaling/group-metrics'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'
import { groupMetricsOf, metricNames } from './metrics-input'

export const enableMetricsCollection = operation({
  action: 'autoscaling:EnableMetricsCollection',
  readOnly: false,
  input: z.strictObject({
    AutoScalingGroupName: groupName,
    Metrics: metricNames,
    Granularity: z.literal(METRIC_GRANULARITY, `can only be ${METRIC_GRANULARITY}`),
  }),
  perform({ world }, { AutoScalingGroupName, Metrics }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const enabled = [...group.enabledMetrics, ...groupMetricsOf(Metrics)]
    group.enabledMetrics = GROUP_METRICS.filter((metric) => enabled.includes(metric))
    return {}
  },
})

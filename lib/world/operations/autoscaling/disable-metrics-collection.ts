import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'
import { groupMetricsOf, metricNames } from './metrics-input'

export const disableMetricsCollection = operation({
  action: 'autoscaling:DisableMetricsCollection',
  readOnly: false,
  input: z.strictObject({ AutoScalingGroupName: groupName, Metrics: metricNames }),
  perform({ world }, { AutoScalingGroupName, Metrics }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const disabled = groupMetricsOf(Metrics)
    group.enabledMetrics = group.enabledMetrics.filter((metric) => !disabled.includes(metric))
    return {}
  },
})

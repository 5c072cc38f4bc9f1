import { predefinedMetric } from '@/lib/aws/application-autoscaling/tracking-alarms'
import { groupMetric } from '@/lib/aws/autoscaling/tracked-metrics'
import { unitOf } from '@/lib/metrics/catalogue'
import type { MetricChoice } from './policy-form'

/** What the target value of a metric is a number of, where that is more than a number. */
export function targetUnit(choice: MetricChoice): '%' | undefined {
  const metric = trackedMetric(choice)
  if (metric === null) return undefined
  const unit = unitOf({ namespace: metric.Namespace, name: metric.MetricName })
  return unit === 'Percent' ? '%' : undefined
}

/** Of any service or group: null where it depends on which. */
function trackedMetric(choice: MetricChoice) {
  if (choice === 'custom') return null
  if (choice === 'ASGAverageCPUUtilization')
    return groupMetric(choice, { groupName: '', resourceLabel: undefined })
  return predefinedMetric(choice, { cluster: '', service: '' })
}

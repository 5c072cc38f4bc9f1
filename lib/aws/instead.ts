// What to use instead of what is not modelled, where the names of operations alone do not say it.

const REFRESH =
  'use autoscaling:TerminateInstanceInAutoScalingGroup on one instance after another: the group launches others from the newest version of its launch template'
const FORECAST = 'there is no forecast to read; use a scheduled action before the load is expected'

/** Of policies of services and of groups alike. */
export const PREDICTIVE_SCALING =
  'it forecasts from days of history. Use TargetTrackingScaling or StepScaling, or a scheduled action before the load is expected'

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['autoscaling:StartInstanceRefresh', REFRESH],
  ['autoscaling:CancelInstanceRefresh', REFRESH],
  ['autoscaling:RollbackInstanceRefresh', REFRESH],
  ['autoscaling:DescribeInstanceRefreshes', REFRESH],
  ['autoscaling:GetPredictiveScalingForecast', FORECAST],
  ['application-autoscaling:GetPredictiveScalingForecast', FORECAST],
  [
    'cloudwatch:PutCompositeAlarm',
    'use cloudwatch:PutMetricAlarm for each metric, and give each alarm a policy of its own: of several policies the one that wants most decides',
  ],
])

/**
 * A sentence without its full stop; undefined when the operations that are about the same say enough.
 *
 * @example insteadOf('ecs:TagResource') // undefined
 */
export function insteadOf(action: string): string | undefined {
  return INSTEAD.get(action)
}

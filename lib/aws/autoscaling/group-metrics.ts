// What EC2 Auto Scaling measures of a group once somebody enables it, a datapoint a minute. EC2 Auto Scaling guide,
// ec2-auto-scaling-metrics.

/** Without weights, which the model lacks, an instance is one unit of capacity: the second five say the same as the first. */
export const GROUP_METRICS = [
  'GroupMinSize',
  'GroupMaxSize',
  'GroupDesiredCapacity',
  'GroupInServiceInstances',
  'GroupPendingInstances',
  'GroupStandbyInstances',
  'GroupTerminatingInstances',
  'GroupTotalInstances',
  'GroupInServiceCapacity',
  'GroupPendingCapacity',
  'GroupStandbyCapacity',
  'GroupTerminatingCapacity',
  'GroupTotalCapacity',
] as const

export type GroupMetric = (typeof GROUP_METRICS)[number]

/** Metrics of warm pools can be enabled too; a group without one has no datapoints of them. */
export const WARM_POOL_METRICS = [
  'WarmPoolDesiredCapacity',
  'WarmPoolWarmedCapacity',
  'WarmPoolPendingCapacity',
  'WarmPoolTerminatingCapacity',
  'WarmPoolTotalCapacity',
  'GroupAndWarmPoolDesiredCapacity',
  'GroupAndWarmPoolTotalCapacity',
] as const

/** The only granularity there is. */
export const METRIC_GRANULARITY = '1Minute'

export interface GroupSizes {
  readonly min: number
  readonly max: number
  readonly desired: number
  /** Of each instance: `InService`, `Pending:Wait`. */
  readonly lifecycleStates: readonly string[]
}

/** Waiting and proceeding instances count with those that are on their way in or out. */
export function groupFigures({
  min,
  max,
  desired,
  lifecycleStates,
}: GroupSizes): Readonly<Record<GroupMetric, number>> {
  const count = (is: (state: string) => boolean) => lifecycleStates.filter(is).length
  const inService = count((state) => state === 'InService')
  const pending = count((state) => state.startsWith('Pending'))
  const standby = count((state) => state === 'Standby')
  const terminating = count((state) => state.startsWith('Terminating'))
  const total = inService + pending + standby + terminating
  return {
    GroupMinSize: min,
    GroupMaxSize: max,
    GroupDesiredCapacity: desired,
    GroupInServiceInstances: inService,
    GroupPendingInstances: pending,
    GroupStandbyInstances: standby,
    GroupTerminatingInstances: terminating,
    GroupTotalInstances: total,
    GroupInServiceCapacity: inService,
    GroupPendingCapacity: pending,
    GroupStandbyCapacity: standby,
    GroupTerminatingCapacity: terminating,
    GroupTotalCapacity: total,
  }
}

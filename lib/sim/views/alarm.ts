import { ALARM_STATES, datapointsNeeded, evaluationRange, isBreaching } from '@/lib/aws/cloudwatch/alarm-rule'
import { evaluateAlarm } from '@/lib/aws/cloudwatch/evaluate-alarm'
import type { AlarmPointView, AlarmView } from '@/lib/protocol'
import { elbDimension } from '@/lib/world/cloudwatch/elb-metrics'
import { recentReadings } from '@/lib/world/cloudwatch/evaluate'
import { describeCondition } from '@/lib/world/describe/cloudwatch/alarm'
import { worldArns } from '@/lib/world/lifecycle/lookup'
import type { Alarm } from '@/lib/world/records/cloudwatch'
import { groupViewKey } from '@/lib/world/view-keys'
import type { World } from '@/lib/world/world'
import { viewSource } from './view-source'

/** As many periods as are drawn at least: half an hour of minutes. */
const POINTS_MIN = 30

export const alarmSource = viewSource({
  table: ({ alarms }) => alarms,
  view: alarmView,
  subject: (_world, { arn, name }) => ({
    describe: [
      ['cloudwatch:DescribeAlarms', { AlarmNames: [name] }],
      ['cloudwatch:DescribeAlarmHistory', { AlarmName: name, MaxRecords: 20 }],
    ],
    charts: [['alarm', arn, 'Alarm']],
  }),
})

function alarmView(world: World, alarm: Alarm): AlarmView {
  const { configuration } = alarm
  const { metric, actions } = configuration
  return {
    kind: 'alarm',
    key: alarm.arn,
    name: alarm.name,
    state: alarm.state,
    stateSince: alarm.stateSince,
    reason: alarm.reason,
    description: configuration.description,
    asPut: putInputOf(alarm),
    actionsEnabled: alarm.actionsEnabled,
    namespace: metric.namespace,
    metricName: metric.name,
    dimensions: metric.dimensions.map(({ Name, Value }) => [Name, Value]),
    watches: watchedKey(world, alarm),
    statistic: configuration.statistic,
    periodSeconds: configuration.periodSeconds,
    evaluationPeriods: configuration.evaluationPeriods,
    datapointsToAlarm: datapointsNeeded(configuration),
    threshold: configuration.threshold,
    comparisonOperator: configuration.comparisonOperator,
    treatMissingData: configuration.treatMissingData,
    actions: ALARM_STATES.flatMap((state) => actions[state].map((arn) => [state, arn] as const)),
    evaluatedAt: alarm.evaluatedAt,
    evaluateAt: alarm.evaluateAt,
    points: pointsOf(world, alarm),
  }
}

/** As PutMetricAlarm would be given it. */
function putInputOf({ name, configuration, actionsEnabled }: Alarm): Readonly<Record<string, unknown>> {
  const { description, actions } = configuration
  const { Dimensions, ...condition } = describeCondition(configuration)
  return {
    AlarmName: name,
    ...(description !== null && { AlarmDescription: description }),
    ...(!actionsEnabled && { ActionsEnabled: false }),
    ...condition,
    ...(Dimensions.length > 0 && { Dimensions }),
    ...(actions.ALARM.length > 0 && { AlarmActions: actions.ALARM }),
    ...(actions.OK.length > 0 && { OKActions: actions.OK }),
    ...(actions.INSUFFICIENT_DATA.length > 0 && {
      InsufficientDataActions: actions.INSUFFICIENT_DATA,
    }),
  }
}

/** As it was evaluated last. */
function pointsOf(
  world: World,
  { configuration, state, evaluatedAt, configuredAt }: Alarm,
): readonly AlarmPointView[] {
  const inRange = evaluationRange(configuration)
  const readings = recentReadings(world, configuration, {
    periods: Math.max(POINTS_MIN, inRange),
    asOf: evaluatedAt ?? configuredAt,
  })
  const first = readings.length - inRange
  const { counted } = evaluateAlarm(configuration, readings.slice(first), state)
  const counts = new Set(counted.map(({ at }) => at))
  return readings.map(({ start, at, value }, i) => ({
    at: start,
    value,
    isBreaching: value !== null && isBreaching(configuration, value),
    isInRange: i >= first,
    isCounted: i >= first && counts.has(at),
  }))
}

/** The resource that the dimensions of the metric name. */
function watchedKey(world: World, { configuration: { metric } }: Alarm): string | null {
  const valueOfDimension = (name: string) => metric.dimensions.find(({ Name }) => Name === name)?.Value
  const [cluster, service] = [valueOfDimension('ClusterName'), valueOfDimension('ServiceName')]
  if (cluster !== undefined)
    return service === undefined
      ? worldArns(world).cluster(cluster)
      : worldArns(world).service(cluster, service)
  const group = valueOfDimension('AutoScalingGroupName')
  if (group !== undefined) return groupViewKey(group)
  const elb = valueOfDimension('TargetGroup') ?? valueOfDimension('LoadBalancer')
  const { targetGroups, loadBalancers } = world.state
  return [...targetGroups.keys(), ...loadBalancers.keys()].find((arn) => elbDimension(arn) === elb) ?? null
}

// Service auto scaling in the swarm: targets come and go, bounds move, and alarms call policies before their time.

import { moveAlarm } from '@/lib/world/lifecycle/alarms'
import type { SwarmWorld } from './setup'

type Request = readonly [action: string, input: Readonly<Record<string, unknown>>]

const DIMENSION = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' }

function pickTargetId({ world, random }: SwarmWorld): string | null {
  const ids = [...world.world.state.scalableTargets.keys()]
  return ids.length === 0 ? null : random.pick(ids)
}

export function registerTarget({ world, random }: SwarmWorld): Request | null {
  const services = [...world.world.state.services.values()].filter(({ status }) => status === 'ACTIVE')
  if (services.length === 0) return null
  const min = random.integer(4)
  return [
    'application-autoscaling:RegisterScalableTarget',
    {
      ...DIMENSION,
      ResourceId: `service/default/${random.pick(services).name}`,
      MinCapacity: min,
      MaxCapacity: min + random.integer(5),
      SuspendedState: { DynamicScalingInSuspended: random.chance(0.1) },
    },
  ]
}

export function putPolicy(swarm: SwarmWorld): Request | null {
  const ResourceId = pickTargetId(swarm)
  const { random } = swarm
  if (ResourceId === null) return null
  const common = { ...DIMENSION, ResourceId }
  if (random.chance(0.4))
    return ['application-autoscaling:PutScalingPolicy', { ...common, ...stepPolicy(swarm) }]
  return [
    'application-autoscaling:PutScalingPolicy',
    {
      ...common,
      PolicyName: random.pick(['a', 'b']),
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: random.pick([1, 10, 50]),
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        ScaleOutCooldown: random.pick([0, 60, 300]),
        ScaleInCooldown: random.pick([0, 60, 300]),
        DisableScaleIn: random.chance(0.2),
      },
    },
  ]
}

/** Its steps are out above the threshold of whatever alarm calls it, and in below. */
function stepPolicy({ random }: SwarmWorld): Request[1] {
  const AdjustmentType = random.pick(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'])
  const isExact = AdjustmentType === 'ExactCapacity'
  const StepAdjustments = [
    { MetricIntervalUpperBound: 0, ScalingAdjustment: isExact ? 1 : -random.integer(60) },
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: random.integer(4) },
    { MetricIntervalLowerBound: 20, ScalingAdjustment: isExact ? 5 : random.integer(120) },
  ]
  return {
    PolicyName: random.pick(['steps', 'more-steps']),
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType,
      StepAdjustments,
      Cooldown: random.pick([0, 60, 300]),
      ...(AdjustmentType === 'PercentChangeInCapacity'
        ? { MinAdjustmentMagnitude: 1 + random.integer(2) }
        : {}),
    },
  }
}

const LOAD = { Namespace: 'Swarm', MetricName: 'Load' }

/** For step policies of services, and step and simple policies of groups, for which nobody else makes alarms. */
export function putPolicyAlarm({ world, random }: SwarmWorld): Request | null {
  const { scalingPolicies, groupPolicies } = world.world.state
  const arns = [...scalingPolicies.values(), ...groupPolicies.values()]
    .filter(({ tracking }) => tracking === null)
    .map(({ arn }) => arn)
  if (arns.length === 0) return null
  return [
    'cloudwatch:PutMetricAlarm',
    {
      ...LOAD,
      AlarmName: `load-${random.integer(3)}`,
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 50,
      ComparisonOperator: random.pick(['GreaterThanThreshold', 'LessThanThreshold']),
      TreatMissingData: 'ignore',
      AlarmActions: [random.pick(arns)],
    },
  ]
}

export function putLoad({ random }: SwarmWorld): Request {
  const { Namespace, MetricName } = LOAD
  return ['cloudwatch:PutMetricData', { Namespace, MetricData: [{ MetricName, Value: random.integer(100) }] }]
}

export function schedule(swarm: SwarmWorld): Request | null {
  const ResourceId = pickTargetId(swarm)
  const { random } = swarm
  if (ResourceId === null) return null
  const ScalableTargetAction = random.chance(0.5)
    ? { MinCapacity: random.integer(4) }
    : { MaxCapacity: random.integer(6) }
  return [
    'application-autoscaling:PutScheduledAction',
    {
      ...DIMENSION,
      ResourceId,
      ScheduledActionName: 'often',
      Schedule: random.pick(['rate(1 minute)', 'rate(3 minutes)', 'cron(0/2 * * * ? *)']),
      ScalableTargetAction,
    },
  ]
}

export function deregisterTarget(swarm: SwarmWorld): Request | null {
  const ResourceId = pickTargetId(swarm)
  return ResourceId === null
    ? null
    : ['application-autoscaling:DeregisterScalableTarget', { ...DIMENSION, ResourceId }]
}

/** An alarm's fifteen minutes are longer than a storm of the swarm: this one goes into ALARM now. */
export function raiseAlarm({ world, random }: SwarmWorld): string | null {
  const alarms = [...world.world.state.alarms.values()]
  if (alarms.length === 0) return null
  const alarm = random.pick(alarms)
  moveAlarm(world.world, alarm, { state: 'ALARM', reason: 'swarm', reasonData: null })
  return `${alarm.name} goes into ALARM`
}

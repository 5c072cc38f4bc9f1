// What the scenarios of service auto scaling have in common: the web service as a scalable target, a policy that follows its CPU,
// users whose number changes.

import { CLUSTER, usersAt } from './parts'

type Operation = Readonly<Record<string, unknown>>

const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: `service/${CLUSTER}/web`,
  ScalableDimension: 'ecs:service:DesiredCount',
}

export function scalableTarget(MinCapacity: number, MaxCapacity: number): Operation {
  return {
    at: '70s',
    action: 'application-autoscaling:RegisterScalableTarget',
    input: { ...TARGET, MinCapacity, MaxCapacity },
  }
}

interface Cooldowns {
  readonly ScaleOutCooldown?: number
  readonly ScaleInCooldown?: number
}

interface Tracking extends Cooldowns {
  readonly at?: string
  readonly name: string
  readonly target: number
  readonly metric: { readonly PredefinedMetricType: string; readonly ResourceLabel?: string }
}

/** Target tracking of a predefined metric. */
export function tracking({ at = '71s', name, target, metric, ...cooldowns }: Tracking): Operation {
  return {
    at,
    action: 'application-autoscaling:PutScalingPolicy',
    input: {
      PolicyName: name,
      ...TARGET,
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: target,
        PredefinedMetricSpecification: metric,
        ...cooldowns,
      },
    },
  }
}

/** Keeps the service's CPU near half of what it reserves. */
export function cpuTracking({
  PredefinedMetricType = 'ECSServiceAverageCPUUtilization',
  ...cooldowns
}: Cooldowns & { readonly PredefinedMetricType?: string } = {}): Operation {
  return tracking({ name: 'cpu-50', target: 50, metric: { PredefinedMetricType }, ...cooldowns })
}

interface StepPolicy {
  readonly at?: string
  readonly AdjustmentType: 'ChangeInCapacity' | 'PercentChangeInCapacity'
  readonly StepAdjustments: readonly Readonly<Record<string, number>>[]
  readonly Cooldown: number
}

/** A step scaling policy that an alarm may call, or at a later time the same policy configured anew. */
export function stepPolicy(name: string, { at, ...configuration }: StepPolicy): Operation {
  return {
    ...(at === undefined ? { at: '71s', as: name } : { at }),
    action: 'application-autoscaling:PutScalingPolicy',
    input: {
      PolicyName: name,
      ...TARGET,
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: configuration,
    },
  }
}

/** Looks at the service's CPU of the last minute, and calls a policy. */
export function cpuAlarm(
  policy: string,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold' | 'LessThanOrEqualToThreshold',
  Threshold: number,
): Operation {
  return {
    at: '72s',
    action: 'cloudwatch:PutMetricAlarm',
    input: {
      AlarmName: policy,
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
      Dimensions: [
        { Name: 'ClusterName', Value: CLUSTER },
        { Name: 'ServiceName', Value: 'web' },
      ],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator,
      Threshold,
      AlarmActions: [`\${${policy}}`],
    },
  }
}

/** Half a vCPU and no more, however idle the instance is: 25 requests/s of the web application. */
export function cappedTask(): Operation {
  return {
    action: 'ecs:RegisterTaskDefinition',
    input: {
      family: 'web',
      cpu: '512',
      containerDefinitions: [
        { name: 'web', image: 'web:1', memory: 512, portMappings: [{ containerPort: 80, hostPort: 0 }] },
      ],
    },
  }
}

export function scheduledAction(
  ScheduledActionName: string,
  Schedule: string,
  ScalableTargetAction: Readonly<Record<string, number>>,
): Operation {
  return {
    at: '72s',
    action: 'application-autoscaling:PutScheduledAction',
    input: { ScheduledActionName, ...TARGET, Schedule, ScalableTargetAction },
  }
}

/** Clients that arrive independently, at a rate that changes in straight lines from point to point. */
export function changingUsers(
  points: readonly (readonly [at: string, rps: number])[],
): readonly Readonly<Record<string, unknown>>[] {
  return usersAt(points, { shape: 'linear' })
}

/** Visitors who look at a page for two seconds before they ask for the next; their number changes in straight lines. */
export function visitors(
  points: readonly (readonly [at: string, users: number])[],
): readonly Readonly<Record<string, unknown>>[] {
  const users = points.map(([at, count]) => ({ at, users: count }))
  return usersAt([], { arrivals: { closed: { users, shape: 'linear', thinkMs: { exponential: 2_000 } } } })
}

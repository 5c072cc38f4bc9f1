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

/** Keeps the service's CPU near half of what it reserves. */
export function cpuTracking(cooldowns: Readonly<Record<string, number>> = {}): Operation {
  return {
    at: '71s',
    action: 'application-autoscaling:PutScalingPolicy',
    input: {
      PolicyName: 'cpu-50',
      ...TARGET,
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        ...cooldowns,
      },
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

// What a run comes to, as the command line prints it: AWS's Describe shapes, the event log, the requests, the series. Times
// are seconds since the start; whoever prints them adds calendar dates.

import { toSeconds } from '@/lib/engine'
import { metricOf, type Statistic } from '@/lib/metrics/catalogue'
import type { FailureView, RunOutcome } from '@/lib/protocol'
import type { CallsSummary, RequestSummary } from '@/lib/world/data-plane/contract'
import { describeScalableTarget } from '@/lib/world/describe/application-autoscaling/scalable-target'
import { describeScalingActivity } from '@/lib/world/describe/application-autoscaling/scaling-activity'
import { describeScalingPolicy } from '@/lib/world/describe/application-autoscaling/scaling-policy'
import { describeScheduledAction } from '@/lib/world/describe/application-autoscaling/scheduled-action'
import { describeAutoScalingGroup, describeGroupActivity } from '@/lib/world/describe/autoscaling/group'
import { describeGroupPolicy } from '@/lib/world/describe/autoscaling/policy'
import { describeAlarm } from '@/lib/world/describe/cloudwatch/alarm'
import { describeCapacityProvider } from '@/lib/world/describe/ecs/capacity-provider'
import { describeCluster } from '@/lib/world/describe/ecs/cluster'
import { describeContainerInstance } from '@/lib/world/describe/ecs/container-instance'
import { describeService } from '@/lib/world/describe/ecs/service'
import { describeTask } from '@/lib/world/describe/ecs/task'
import { describeTaskDefinition } from '@/lib/world/describe/ecs/task-definition'
import { targetHealthOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { instanceStateOutput } from '@/lib/world/describe/elb/load-balancer'
import { elbv2TargetGroups, isClassic } from '@/lib/world/lifecycle/classic'
import type { World } from '@/lib/world/world'
import { runOutcome } from './outcome/run-outcome'
import type { ReportedRun } from './reported-run'

export interface RunResult {
  readonly name: string
  readonly seed: number
  /** Seconds since the start. */
  readonly until: number
  readonly traceHash: string
  readonly operations: readonly {
    readonly at: number
    readonly action: string
    readonly error?: { readonly code: string; readonly message: string }
    /** Of an operation that was accepted: what could not be done, where there is any. */
    readonly failures?: readonly FailureView[]
    /** Members that are not modelled, where there are any: accepted and ignored. */
    readonly ignored?: readonly string[]
  }[]
  readonly clusters: readonly ReturnType<typeof describeCluster>[]
  readonly services: readonly ReturnType<typeof describeService>[]
  readonly tasks: readonly ReturnType<typeof describeTask>[]
  readonly containerInstances: readonly ReturnType<typeof describeContainerInstance>[]
  readonly taskDefinitions: readonly ReturnType<typeof describeTaskDefinition>[]
  readonly targetGroups: readonly {
    readonly TargetGroupName: string
    readonly TargetGroupArn: string
    readonly TargetHealthDescriptions: readonly ReturnType<typeof targetHealthOutput>[]
  }[]
  /** Registered instances of each, as DescribeInstanceHealth answers them. */
  readonly classicLoadBalancers: readonly {
    readonly LoadBalancerName: string
    readonly InstanceStates: readonly ReturnType<typeof instanceStateOutput>[]
  }[]
  readonly autoScalingGroups: readonly ReturnType<typeof describeAutoScalingGroup>[]
  /** Scaling policies of Auto Scaling groups. */
  readonly autoScalingPolicies: readonly ReturnType<typeof describeGroupPolicy>[]
  readonly capacityProviders: readonly ReturnType<typeof describeCapacityProvider>[]
  readonly alarms: readonly ReturnType<typeof describeAlarm>[]
  readonly scalableTargets: readonly ReturnType<typeof describeScalableTarget>[]
  readonly scalingPolicies: readonly ReturnType<typeof describeScalingPolicy>[]
  readonly scheduledActions: readonly ReturnType<typeof describeScheduledAction>[]
  /** Of services and of Auto Scaling groups, oldest first, with those that were not scaled. */
  readonly scalingActivities: readonly (
    | ReturnType<typeof describeScalingActivity>
    | ReturnType<typeof describeGroupActivity>
  )[]
  readonly events: readonly {
    readonly at: number
    readonly source: string
    readonly detailType: string
    readonly message: string
    readonly detail: unknown
  }[]
  /** What clients sent. */
  readonly requests: RequestSummary
  /** What services sent to one another, where they did. */
  readonly calls?: CallsSummary
  /** What it cost and whether it kept its goals. */
  readonly outcome: RunOutcome
  readonly series: RunSeries
}

export interface RunSeries {
  readonly stepSeconds: number
  /** Value of each step; null where there is none. The last step may be shorter than the others. */
  readonly names: Readonly<Record<string, readonly (number | null)[]>>
}

/** @param stepSeconds Length of a step of the series; the run itself records every second, so its hash does not depend on it. */
export function runResult(
  simulation: ReportedRun,
  { stepSeconds }: { readonly stepSeconds: number },
): RunResult {
  const { world, run } = simulation
  const { state, log } = world
  return {
    name: simulation.name,
    seed: simulation.seed,
    until: toSeconds(simulation.now()),
    traceHash: simulation.traceHash(),
    operations: run.results.map(({ at, action, error, failures, ignored }) => ({
      at: at / 1_000_000,
      action,
      ...(error === null ? {} : { error }),
      ...(failures.length === 0 ? {} : { failures }),
      ...(ignored.length === 0 ? {} : { ignored }),
    })),
    clusters: [...state.clusters.values()].map((cluster) => describeCluster(world, cluster)),
    services: [...state.services.values()].map((service) => describeService(world, service)),
    tasks: [
      ...simulation.forgottenTasks,
      ...[...state.tasks.values()].map((task) => describeTask(world, task)),
    ],
    containerInstances: [...state.containerInstances.values()].map((instance) =>
      describeContainerInstance(world, instance),
    ),
    taskDefinitions: [...state.taskDefinitions.values()].map(describeTaskDefinition),
    targetGroups: elbv2TargetGroups(state).map(({ name, arn }) => ({
      TargetGroupName: name,
      TargetGroupArn: arn,
      TargetHealthDescriptions: [...state.targets.values()]
        .filter(({ targetGroupArn }) => targetGroupArn === arn)
        .map((target) => targetHealthOutput(world.state, target)),
    })),
    classicLoadBalancers: [...state.loadBalancers.values()].filter(isClassic).map((one) => ({
      LoadBalancerName: one.name,
      InstanceStates: one.classic.instanceIds.map((id) => instanceStateOutput(state, one, id)),
    })),
    autoScalingGroups: [...state.autoScalingGroups.values()].map((group) =>
      describeAutoScalingGroup(state, group),
    ),
    autoScalingPolicies: [...state.groupPolicies.values()].map((policy) =>
      describeGroupPolicy(world, policy),
    ),
    capacityProviders: [...state.capacityProviders.values()].map(describeCapacityProvider),
    alarms: [...state.alarms.values()].map(describeAlarm),
    scalableTargets: [...state.scalableTargets.values()].map(describeScalableTarget),
    scalingPolicies: [...state.scalingPolicies.values()].map((policy) =>
      describeScalingPolicy(world, policy),
    ),
    scheduledActions: [...state.scheduledActions.values()].map(describeScheduledAction),
    scalingActivities: [
      ...[...state.scalingActivities.values()].map(describeScalingActivity),
      ...[...state.groupActivities.values()].map(describeGroupActivity),
    ].sort((a, b) => a.StartTime - b.StartTime),
    events: log.events.map(({ at, source, detailType, message, detail }) => ({
      at: toSeconds(at),
      source,
      detailType,
      message,
      detail,
    })),
    requests: world.data.summary(),
    ...(world.data.calls().total > 0 && { calls: world.data.calls() }),
    outcome: runOutcome(simulation),
    series: runSeries(world, stepSeconds),
  }
}

/** The recorded seconds in steps of `stepSeconds`. */
export function runSeries({ series }: Pick<World, 'series'>, stepSeconds: number): RunSeries {
  const names: Record<string, readonly (number | null)[]> = {}
  for (const name of [...series.names].sort())
    names[name] = downsample(series.column(name), stepSeconds, statisticOf(name))
  return { stepSeconds, names }
}

/** CloudWatch's usual statistic of a metric: counts of requests add up, counts of things are as they are at the end. */
export function statisticOf(series: string): Statistic {
  return metricOf(series)?.overTime ?? 'last'
}

function downsample(
  values: readonly (number | null)[],
  size: number,
  statistic: Statistic,
): readonly (number | null)[] {
  if (size === 1) return values
  return Array.from({ length: Math.ceil(values.length / size) }, (_, step) => {
    const known = values.slice(step * size, (step + 1) * size).filter((value) => value !== null)
    return known.length === 0 ? null : combine(known, statistic)
  })
}

function combine(values: readonly number[], statistic: Statistic): number {
  switch (statistic) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0)
    case 'average':
      return values.reduce((sum, value) => sum + value, 0) / values.length
    case 'maximum':
      return values.reduce((most, value) => Math.max(most, value))
    case 'last':
      return values[values.length - 1] as number
  }
}

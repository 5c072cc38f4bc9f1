// In some worlds alarms call policies every few seconds, out and in, so that cooldowns, warm-ups and bounds have something to hold.

import type { RandomStream } from '@/lib/engine'
import { moveAlarm } from '@/lib/world/lifecycle/alarms'
import type { TestWorld } from '../test-world'

const LOAD = { Namespace: 'Swarm', MetricName: 'Pulse' }
const PREFIX = 'pulse-'
const TARGET = {
  ServiceNamespace: 'ecs',
  ScalableDimension: 'ecs:service:DesiredCount',
  ResourceId: 'service/default/s0',
}

/** Of a service: by how many tasks each policy changes it. */
const TASKS = [
  ['out', 1],
  ['further-out', 3],
  ['in', -1],
] as const

/** Has a stream of its own, so that worlds without them are as they were. */
export function addPulses(world: TestWorld): void {
  const random = streamOf(world)
  if (random.chance(0.6)) return
  world.attempt('application-autoscaling:RegisterScalableTarget', {
    ...TARGET,
    MinCapacity: 1,
    MaxCapacity: 5,
  })
  for (const [PolicyName, ScalingAdjustment] of TASKS)
    putAlarm(world, PolicyName, putServicePolicy(world, random, PolicyName, ScalingAdjustment))
  const { autoScalingGroups, capacityProviders } = world.world.state
  // Two policies that want different sizes would keep tasks waiting for ever.
  if (capacityProviders.size > 0) return
  for (const name of autoScalingGroups.keys())
    for (const ScalingAdjustment of [1, -1])
      putAlarm(world, `group ${ScalingAdjustment}`, putGroupPolicy(world, random, name, ScalingAdjustment))
}

const streamOf = ({ world }: TestWorld): RandomStream => world.engine.random.stream('swarm/pulses')

function putServicePolicy(world: TestWorld, random: RandomStream, PolicyName: string, by: number): string {
  const bound = by > 0 ? 'MetricIntervalLowerBound' : 'MetricIntervalUpperBound'
  return arnOf(
    world.ask('application-autoscaling:PutScalingPolicy', {
      ...TARGET,
      PolicyName,
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        Cooldown: random.pick([60, 300]),
        StepAdjustments: [{ [bound]: 0, ScalingAdjustment: by }],
      },
    }),
  )
}

function putGroupPolicy(world: TestWorld, random: RandomStream, name: string, by: number): string {
  return arnOf(
    world.ask('autoscaling:PutScalingPolicy', {
      AutoScalingGroupName: name,
      PolicyName: `pulse ${by}`,
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: by,
      Cooldown: random.pick([60, 300]),
    }),
  )
}

const arnOf = (answer: unknown): string => (answer as { readonly PolicyARN: string }).PolicyARN

function putAlarm(world: TestWorld, name: string, arn: string): void {
  world.dispatch('cloudwatch:PutMetricAlarm', {
    ...LOAD,
    AlarmName: `${PREFIX}${name}`,
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator:
      name.endsWith('in') || name.endsWith('-1') ? 'LessThanThreshold' : 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: [arn],
  })
}

/** One of them is raised now, whatever its metric says; null in a world without, and most of the time. */
export function pulse(world: TestWorld): string | null {
  const random = streamOf(world)
  const alarms = [...world.world.state.alarms.values()].filter(({ name }) => name.startsWith(PREFIX))
  if (alarms.length === 0 || random.chance(0.5)) return null
  const { Namespace, MetricName } = LOAD
  world.attempt('cloudwatch:PutMetricData', {
    Namespace,
    MetricData: [{ MetricName, Value: random.integer(100) }],
  })
  const alarm = random.pick(alarms)
  moveAlarm(world.world, alarm, { state: 'OK', reason: 'swarm', reasonData: null })
  moveAlarm(world.world, alarm, { state: 'ALARM', reason: 'swarm', reasonData: null })
  return `${alarm.name} goes into ALARM`
}

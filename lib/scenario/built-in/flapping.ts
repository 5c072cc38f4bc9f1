import { builtIn, frontDoor, instances, users, WEB, webService } from './parts'
import { cappedTask, cpuAlarm, scalableTarget, stepPolicy } from './scaling-parts'

const MORE = {
  AdjustmentType: 'ChangeInCapacity',
  StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
} as const
const FEWER = {
  AdjustmentType: 'ChangeInCapacity',
  StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -2 }],
} as const

export const flapping = builtIn({
  id: 'flapping',
  title: 'Flapping from a short cooldown',
  group: 'Scaling services',
  question: 'The load never changes. Why does the number of tasks?',
  answer:
    'Two policies act again before the datapoints show what they have done: their cooldown is shorter than CloudWatch is late. At 300 seconds it stops.',
  answerAt: '40m',
  pace: 'aws',
  lookFor: [
    'The load never changes: watch the number of tasks, and hold the times of both policies against the datapoints that they have seen.',
    'At 30:00 both policies get a cooldown of 300 seconds: watch what the next step brings CPU to.',
  ],
  description:
    'Two step policies, one for more tasks and one for fewer, chase each other at a constant load, because they do not wait for the metric to catch up.',
  openAt: '5m30s',
  until: '45m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(2, { type: 'm5.xlarge' }),
    cappedTask(),
    webService('aws', 3),
    scalableTarget(3, 13),
    stepPolicy('more', { ...MORE, Cooldown: 10 }),
    stepPolicy('fewer', { ...FEWER, Cooldown: 10 }),
    cpuAlarm('more', 'GreaterThanOrEqualToThreshold', 70),
    cpuAlarm('fewer', 'LessThanOrEqualToThreshold', 40),
    stepPolicy('more', { at: '30m', ...MORE, Cooldown: 300 }),
    stepPolicy('fewer', { at: '30m', ...FEWER, Cooldown: 300 }),
  ],
  traffic: users('aws', 60),
})

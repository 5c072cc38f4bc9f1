import { CROWD } from './flash-crowd'
import { builtIn, frontDoor, instances, WEB, webService } from './parts'
import { cappedTask, cpuAlarm, scalableTarget, stepPolicy } from './scaling-parts'

export const flashCrowdSteps = builtIn({
  id: 'flash-crowd-steps',
  title: 'A flash crowd met by step scaling',
  group: 'Scaling services',
  question: 'Would step scaling have met the same crowd better?',
  answer:
    'Yes, by a minute and a half and with one large step, from 4 tasks to 16: somebody has decided in advance how large it is.',
  answerAt: '14m',
  pace: 'aws',
  lookFor: [
    'The same crowd comes at 6:00, and one datapoint above 60 % is enough for this alarm: note when the first step comes and how many tasks it adds.',
    'Look at who has decided how large a step is, and what its cooldown of 180 seconds is good for.',
  ],
  description:
    'The same crowd, met by a step scaling policy: it does not measure how much is missing, but it may add as much as it likes at the first datapoint.',
  openAt: '5m30s',
  until: '15m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(4, { type: 'm5.xlarge' }),
    cappedTask(),
    webService('aws', 4),
    scalableTarget(4, 32),
    stepPolicy('more-tasks', {
      AdjustmentType: 'PercentChangeInCapacity',
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 30, ScalingAdjustment: 50 },
        { MetricIntervalLowerBound: 30, ScalingAdjustment: 300 },
      ],
      Cooldown: 180,
    }),
    cpuAlarm('more-tasks', 'GreaterThanOrEqualToThreshold', 60),
  ],
  traffic: CROWD,
})

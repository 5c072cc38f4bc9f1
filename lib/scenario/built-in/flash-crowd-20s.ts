import { CROWD } from './flash-crowd'
import { builtIn, frontDoor, instances, WEB, webService } from './parts'
import { cappedTask, cpuTracking, scalableTarget } from './scaling-parts'

export const flashCrowd20s = builtIn({
  id: 'flash-crowd-20s',
  title: 'A flash crowd seen every 20 seconds',
  group: 'Scaling services',
  question: 'What do datapoints every 20 seconds instead of every minute change?',
  answer:
    'Three datapoints are one minute: the first scale-out comes three minutes earlier, and all tasks are asked for by 10:55.',
  answerAt: '14m',
  pace: 'aws',
  lookFor: [
    'The service publishes its CPU every 20 seconds and the policy follows it at that resolution: three datapoints above 50 % are one minute, and the first scale-out comes at 7:31, three minutes earlier than with one-minute metrics.',
    'A step still doubles the service at most, 4 to 8 to 16 to 23 tasks, but with a cooldown of 60 seconds each follows the last within two minutes, and at 10:55 everything is asked for.',
  ],
  description:
    'The same crowd, seen sooner: high-resolution metrics cost a setting of the service and a little money, and save ten minutes of slow pages.',
  openAt: '5m30s',
  until: '15m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(4, { type: 'm5.xlarge' }),
    cappedTask(),
    webService('aws', 4, {
      monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] },
    }),
    scalableTarget(4, 32),
    cpuTracking({
      PredefinedMetricType: 'ECSServiceAverageCPUUtilizationHighResolution',
      ScaleOutCooldown: 60,
    }),
  ],
  traffic: CROWD,
})

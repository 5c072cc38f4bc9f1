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
    'The service publishes its CPU every 20 seconds, and the policy follows it at that resolution: note when three datapoints are above 50 %.',
    'Count the steps until everything is asked for, with a cooldown of 60 seconds between them.',
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

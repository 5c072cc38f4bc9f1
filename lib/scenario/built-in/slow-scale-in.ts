import { builtIn, frontDoor, instances, WEB, webService, webTask } from './parts'
import { changingUsers, cpuTracking, scalableTarget } from './scaling-parts'

export const slowScaleIn = builtIn({
  id: 'slow-scale-in',
  title: 'Scale-in that waits 15 minutes',
  group: 'Scaling services',
  question: 'Nine of ten users leave. When do the first tasks go?',
  answer:
    'After more than a quarter of an hour: AlarmLow needs fifteen datapoints below nine tenths of the target. Then the surplus halves with each cooldown.',
  answerAt: '35m',
  pace: 'aws',
  lookFor: [
    'At 6:00 nine of ten users leave: watch which datapoints AlarmLow needs, below which value, and how many.',
    'Then look at how many tasks each scale-in removes, and what the next one waits for.',
  ],
  description:
    'Why the bill goes on after the crowd has gone: target tracking removes capacity slowly on purpose, and says at each step what it waits for.',
  openAt: '5m30s',
  until: '40m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(2, { type: 'm5.xlarge' }),
    webTask('web:1'),
    webService('aws', 10),
    scalableTarget(2, 16),
    cpuTracking(),
  ],
  traffic: changingUsers([
    ['0s', 0],
    ['3m30s', 0],
    ['3m31s', 60],
    ['6m', 60],
    ['6m1s', 6],
  ]),
})

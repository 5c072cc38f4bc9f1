import { builtIn, frontDoor, instances, WEB, webService, webTask } from './parts'
import { changingUsers, cpuTracking, scalableTarget, scheduledAction } from './scaling-parts'

export const scheduledSale = builtIn({
  id: 'scheduled-sale',
  title: 'Scheduled scaling before a sale',
  group: 'Scaling services',
  question: 'A sale begins at a known minute. How can ten tasks be there before the customers?',
  answer:
    'A scheduled action raises the minimum capacity three minutes before; the desired count follows at once, without any alarm.',
  answerAt: '13m',
  pace: 'aws',
  lookFor: [
    'At 00:08 by the calendar a scheduled action is due: watch the minimum, the desired count and the alarms.',
    'The crowd arrives at 00:11: compare with what target tracking alone would know by then, and see whether anything sets the bounds back.',
  ],
  description:
    'A sale opens at a known minute: a scheduled action raises the minimum three minutes before, where target tracking alone would be five minutes late.',
  openAt: '7m30s',
  until: '20m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(2, { type: 'm5.xlarge' }),
    webTask('web:1'),
    webService('aws', 2),
    scalableTarget(2, 16),
    cpuTracking(),
    scheduledAction('before-the-sale', 'at(2025-01-01T00:08:00)', { MinCapacity: 10 }),
  ],
  traffic: changingUsers([
    ['0s', 0],
    ['3m30s', 0],
    ['3m31s', 10],
    ['11m', 10],
    ['11m10s', 60],
  ]),
})

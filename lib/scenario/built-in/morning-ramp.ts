import { builtIn, frontDoor, instances, WEB, webService, webTask } from './parts'
import { changingUsers, cpuTracking, scalableTarget } from './scaling-parts'

export const morningRamp = builtIn({
  id: 'morning-ramp',
  title: 'A morning ramp under target tracking',
  group: 'Scaling services',
  question: 'Traffic grows sixfold in twelve minutes. Can target tracking keep ahead of it?',
  answer:
    'No, it follows: three one-minute datapoints must be above the target, each visible a minute or two late.',
  answerAt: '25m',
  pace: 'aws',
  lookFor: [
    'CPU passes 50 % well before anything happens: AlarmHigh needs three one-minute datapoints above the target, and each is visible one to two minutes after its minute.',
    'The activity shows its sum, tasks × CPU ÷ 50 %, rounded up: the new tasks arrive when the load has grown further, so that the service follows the ramp and never leads it.',
  ],
  description:
    'Traffic grows sixfold in twelve minutes, and target tracking keeps CPU utilization near half of what the tasks reserve, a few minutes behind.',
  openAt: '5m',
  until: '30m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(2, { type: 'm5.xlarge' }),
    webTask('web:1'),
    webService('aws', 2),
    scalableTarget(2, 16),
    cpuTracking(),
  ],
  traffic: changingUsers([
    ['0s', 0],
    ['3m30s', 0],
    ['3m31s', 10],
    ['5m', 10],
    ['17m', 60],
  ]),
})

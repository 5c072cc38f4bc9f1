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
    'Watch in the scaling view when CPU passes 50 %, when AlarmHigh has its three one-minute datapoints, and when it sees each of them.',
    'Each activity shows its sum, tasks × CPU ÷ 50 %, rounded up: compare what it asks for with the load when the new tasks serve.',
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

import { builtIn, frontDoor, instances, WEB, webService } from './parts'
import { cappedTask, cpuTracking, scalableTarget, visitors } from './scaling-parts'

/** Eighty visitors, and from six minutes on six hundred, who would ask 300 times a second: 12 tasks busy without a pause. */
export const CROWD = visitors([
  ['0s', 0],
  ['3m30s', 0],
  ['3m31s', 80],
  ['6m', 80],
  ['6m20s', 600],
])

export const flashCrowd = builtIn({
  id: 'flash-crowd',
  title: 'A flash crowd, and target tracking too slow for it',
  group: 'Scaling services',
  question: 'Seven times as many visitors in twenty seconds. How long until there are enough tasks?',
  answer:
    'Sixteen minutes: almost five to notice, and as CPU never shows more than 100 %, each step doubles at most and waits for its cooldown.',
  answerAt: '26m',
  pace: 'aws',
  lookFor: [
    'At 6:00 six hundred visitors come where eighty were, and four tasks answer in seconds instead of milliseconds at once, but the first new task is asked for at 10:41: AlarmHigh needs three one-minute datapoints, and each is visible one to two minutes late.',
    'CPU never shows more than 100 %, so that one step doubles the service at most, 4 × 100 ÷ 50 = 8, and the next waits for the cooldown of 300 seconds: it takes until 21:42 to ask for the tasks that the crowd has needed all along.',
  ],
  description:
    'Seven times as many visitors within twenty seconds. Target tracking on one-minute metrics needs almost five minutes to notice, and a quarter of an hour to catch up.',
  openAt: '5m30s',
  until: '27m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(4, { type: 'm5.xlarge' }),
    cappedTask(),
    webService('aws', 4),
    scalableTarget(4, 32),
    cpuTracking(),
  ],
  traffic: CROWD,
})

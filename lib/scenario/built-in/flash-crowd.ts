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
    'At 6:00 six hundred visitors come where eighty were: watch the latency at once, and how long it takes until the first new task is asked for.',
    'Look at how large each step can be, since CPU never shows more than 100 %, and at what the next step waits for.',
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

import {
  builtIn,
  CLUSTER,
  frontDoor,
  groupAttributes,
  instances,
  users,
  WEB,
  webService,
  webTask,
} from './parts'

/** For a minute after its start a task needs more CPU for each request, five times as much at first. */
const COLD = { ...WEB, warmup: { durationMs: 60_000, factor: 5 } }

const scaleTo = (at: string, desiredCount: number) => ({
  at,
  action: 'ecs:UpdateService',
  input: { cluster: CLUSTER, service: 'web', desiredCount },
})

export const slowStartColdCache = builtIn({
  id: 'slow-start-cold-cache',
  title: 'Slow start, cold cache',
  group: 'Scaling services',
  question: 'New tasks have cold caches. Does it help to send them less at first?',
  answer:
    'Yes: with a full share at once one request in a hundred takes 0.7 s or longer for a while; with slow start the same scale-out stays below 0.2 s.',
  answerAt: '13m',
  pace: 'aws',
  lookFor: [
    'At 5:00 two tasks with cold caches join four and get a full share at once: watch the latency, and their CPU.',
    'At 10:00 the same two join again, with a slow start of 90 seconds: their note says how far their share has come, while you compare the latency.',
  ],
  description:
    'The same scale-out twice, first without and then with slow start, of tasks that need five times the CPU while their caches are cold.',
  openAt: '4m40s',
  until: '13m',
  images: { 'web:1': COLD },
  operations: [
    ...frontDoor(),
    instances(3),
    webTask('web:1'),
    webService('aws', 4),
    scaleTo('5m', 6),
    scaleTo('7m30s', 4),
    groupAttributes({ 'slow_start.duration_seconds': '90' }, '9m30s'),
    scaleTo('10m', 6),
  ],
  traffic: users('aws', 110),
})

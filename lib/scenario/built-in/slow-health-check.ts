import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

/** Longer than a scheduler takes to register a task and a load balancer to check it first. */
const SLOW_START = { ...WEB, startupMs: 30_000 }

export const slowHealthCheck = builtIn({
  id: 'slow-health-check',
  title: 'A health check that makes every deployment slow',
  group: 'Upgrades',
  question:
    'A task needs 30 s to start and is checked every 2 minutes. How long does each wave of an upgrade wait?',
  answer:
    'About two minutes: the first check comes while the container still starts and fails, and the next one is a whole interval later. One passed check is enough for a new target.',
  answerAt: '10m30s',
  pace: 'aws',
  lookFor: [
    'At 5:00 the service is updated to web:2, which stops and starts two tasks at a time: watch the first check of each new task, and when the second one comes.',
    'Then set the interval of the target group to 15 s, force a new deployment, and compare how long each wave takes.',
  ],
  description:
    'A check that fails while a container starts costs a whole interval, in every wave of every deployment.',
  openAt: '4m50s',
  images: { 'web:1': SLOW_START, 'web:2': SLOW_START },
  operations: [
    ...frontDoor({ healthCheckIntervalSeconds: 120 }),
    instances(3),
    webTask('web:1'),
    webTask('web:2'),
    webService('aws', 4, percentages(50, 100)),
    upgrade('5m'),
  ],
  traffic: users('aws', 60),
})

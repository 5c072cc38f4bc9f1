import { builtIn, frontDoor, instances, webService } from './parts'
import { cappedTask, cpuTracking, scalableTarget, tracking, visitors } from './scaling-parts'

/** Ten workers, each of which waits 400 ms for a database: a task answers 24 requests a second at most, with a quarter of its CPU. */
const WAITS = {
  startupMs: 2_000,
  cpuMsPerRequest: { exponential: 6 },
  waitMsPerRequest: 400,
  concurrency: 10,
}

export const requestsPerTarget = builtIn({
  id: 'requests-per-target',
  title: 'Requests per target, where CPU shows nothing',
  group: 'Scaling services',
  question: 'Pages take two seconds, and CPU stays below a third. What should scaling look at?',
  answer:
    'Requests per target: the workers of a task wait for a database, which CPU does not show. At 11:03 the policy asks for 7 tasks instead of 4.',
  answerAt: '13m',
  pace: 'aws',
  lookFor: [
    'At 6:00 four hundred visitors come where one hundred were: compare the latency of the pages with the CPU of the tasks, each of which has ten workers and a database to wait for.',
    'Two policies watch the service, one follows CPU and one requests per target: see what each of them asks for, and which decides.',
  ],
  description:
    'Tasks that run out of workers and not of CPU. Two target tracking policies watch the same service: CPU never tells what is missing, requests per target do.',
  openAt: '5m30s',
  until: '20m',
  goals: { latency: { within: '600ms', share: 0.9 } },
  images: { 'web:1': WAITS },
  operations: [
    ...frontDoor(),
    instances(4, { type: 'm5.xlarge' }),
    cappedTask(),
    webService('aws', 4),
    scalableTarget(4, 32),
    cpuTracking(),
    tracking({
      name: 'requests-900',
      target: 900,
      metric: {
        PredefinedMetricType: 'ALBRequestCountPerTarget',
        ResourceLabel: '${alb.fullName}/${tg.fullName}',
      },
    }),
  ],
  traffic: visitors([
    ['0s', 0],
    ['3m30s', 0],
    ['3m31s', 100],
    ['6m', 100],
    ['6m20s', 400],
  ]),
})

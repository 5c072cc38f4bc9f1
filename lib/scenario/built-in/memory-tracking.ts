import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'
import { scalableTarget, tracking } from './scaling-parts'

/** A process that takes 340 of its 512 MiB as soon as it runs, as runtimes with a heap of fixed size do. */
const HEAP = { ...WEB, memoryMiB: 340 }

export const memoryTracking = builtIn({
  id: 'memory-tracking',
  title: 'Memory, a metric that more tasks do not lower',
  group: 'Scaling services',
  question: 'The load never changes. Why does target tracking on memory add task after task?',
  answer:
    'Each process takes 66 % of its memory as soon as it runs, so that more tasks do not lower the metric. Only the maximum of 12 stops it.',
  answerAt: '14m',
  pace: 'aws',
  lookFor: [
    'Each process takes 340 of its 512 MiB as soon as it runs, and target tracking wants 50 %: watch MemoryUtilization when tasks are added.',
    'Compare the load, the latency and the number of tasks, and see what ends it.',
  ],
  description:
    'Target tracking on memory at 50 %, for processes that need 66 % even when they have nothing to do. More tasks do not lower the metric, so that it asks for more until it may not.',
  openAt: '5m',
  until: '15m',
  images: { 'web:1': HEAP },
  operations: [
    ...frontDoor(),
    instances(3, { type: 'm5.xlarge' }),
    webTask('web:1'),
    webService('aws', 2),
    scalableTarget(2, 12),
    tracking({
      at: '5m30s',
      name: 'memory-50',
      target: 50,
      metric: { PredefinedMetricType: 'ECSServiceAverageMemoryUtilization' },
      ScaleOutCooldown: 60,
    }),
  ],
  traffic: users('aws', 6),
})

import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

/** Two workers a task: what a task cannot take on waits in its queue, however idle the instance is. */
const WITH_WORKERS = { ...WEB, concurrency: 2 }

export const rollingUpgrade50100 = builtIn({
  id: 'rolling-upgrade-50-100',
  title: 'Rolling upgrade, 50 % to 100 %',
  pace: 'aws',
  lookFor: [
    'No task may be added, so ECS works the other way round: two of the four old tasks drain first and hold their CPU until they stop, so the new ones cannot be placed yet; then two start in their place, then the rest.',
    'While only half of the tasks serve, each of them gets twice the requests and they queue for its two workers: watch median latency nearly double until the last new task is healthy.',
  ],
  description:
    'The same upgrade where there is no spare capacity: minimumHealthyPercent 50 and maximumPercent 100 trade capacity for room.',
  openAt: '4m50s',
  images: { 'web:1': WITH_WORKERS, 'web:2': WITH_WORKERS },
  operations: [
    ...frontDoor(),
    instances(2),
    webTask('web:1', { cpu: 1_024, memory: 1_024 }),
    webTask('web:2', { cpu: 1_024, memory: 1_024 }),
    webService('aws', 4, percentages(50, 100)),
    upgrade('5m'),
  ],
  traffic: users('aws', 100),
})

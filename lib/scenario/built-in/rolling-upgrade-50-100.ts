import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

/** Two workers a task: what a task cannot take on waits in its queue, however idle the instance is. */
const WITH_WORKERS = { ...WEB, concurrency: 2 }

export const rollingUpgrade50100 = builtIn({
  id: 'rolling-upgrade-50-100',
  title: 'Rolling upgrade, 50 % to 100 %',
  group: 'Upgrades',
  question: 'There is no room for extra tasks. What gives way during the upgrade?',
  answer:
    'Capacity: at 50 % to 100 %, two of four tasks stop first. The two that are left get twice the requests, and latency nearly doubles.',
  answerAt: '8m',
  pace: 'aws',
  lookFor: [
    'The maximum leaves no room for extra tasks, so ECS stops tasks first: two of the four old tasks drain and keep their CPU until they stop, then two new tasks start in their place, and then the other two.',
    'With only half of the tasks serving, each gets twice the requests, which queue for its two workers: watch median latency nearly double until the last new task is healthy.',
  ],
  description:
    'The same upgrade without spare capacity: with minimumHealthyPercent 50 and maximumPercent 100, half of the tasks stop to make room.',
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

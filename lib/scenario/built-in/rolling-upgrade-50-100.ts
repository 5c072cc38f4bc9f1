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
    'At 5:00 the service is updated with a minimum of 50 % and a maximum of 100 %: watch which tasks go and which come, and in which order.',
    'Each task has two workers: watch requests per task and the median of the latency while fewer tasks serve.',
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

import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

/** Three fit on a t3.medium. */
const TASK = { memory: 1_024 }

export const upgradeWithoutRoom = builtIn({
  id: 'upgrade-without-room',
  title: 'An upgrade without room',
  group: 'Upgrades',
  question:
    'The percentages allow twelve tasks, and the six that run fill the cluster. When does the upgrade end?',
  answer:
    'Never by itself: minimumHealthyPercent 100 lets no old task stop, and without a stop no instance has memory for a new one.',
  answerAt: '8m',
  pace: 'aws',
  lookFor: [
    'At 5:00 the service is updated to web:2: read which resource the nearest instance lacks, and how often ECS says so.',
    'Then lower minimumHealthyPercent to 50, or add an instance, and watch who has to wait for whom.',
  ],
  description:
    'A full cluster and minimumHealthyPercent 100: ECS waits for ever for room that only a stopped task or another instance could make.',
  openAt: '4m50s',
  images: { 'web:1': WEB, 'web:2': WEB },
  operations: [
    ...frontDoor(),
    instances(2),
    webTask('web:1', TASK),
    webTask('web:2', TASK),
    webService('aws', 6, percentages(100, 200)),
    upgrade('5m'),
  ],
  traffic: users('aws', 90),
})

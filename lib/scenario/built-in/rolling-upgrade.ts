import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

export const rollingUpgrade = builtIn({
  id: 'rolling-upgrade',
  title: 'Rolling upgrade, 100 % to 200 %',
  group: 'Upgrades',
  question:
    'Six tasks are upgraded under load. How many run at the same time, and how many requests are lost?',
  answer:
    'Up to twelve, since the maximum is 200 %, and none: an old task drains only after a new one is healthy.',
  answerAt: '8m',
  pace: 'aws',
  lookFor: [
    'Six tasks of web:2 start beside the six of web:1, and no old task stops before the new ones pass their health checks: the running count stays between 6 and 12.',
    'Each old task drains for the deregistration delay while the new tasks take over, so not one of the 120 requests per second is lost.',
  ],
  description:
    'A release under load with the default percentages: minimumHealthyPercent 100 keeps the capacity, maximumPercent 200 makes room for the new tasks.',
  openAt: '4m50s',
  images: { 'web:1': WEB, 'web:2': WEB },
  operations: [
    ...frontDoor(),
    instances(3),
    webTask('web:1'),
    webTask('web:2'),
    webService('aws', 6, percentages(100, 200)),
    upgrade('5m'),
  ],
  traffic: users('aws', 120),
})

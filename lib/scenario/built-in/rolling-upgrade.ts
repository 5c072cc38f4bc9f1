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
    'At 5:00 the service is updated to web:2: count the tasks of both revisions on the canvas, and hold them against the minimum and the maximum in the chart of running tasks.',
    'Watch what happens to an old task before it stops, and whether any of the 120 requests per second fails meanwhile.',
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

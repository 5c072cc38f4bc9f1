import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

export const rollingUpgradeStuck = builtIn({
  id: 'rolling-upgrade-stuck',
  title: 'An upgrade that cannot start, 100 % to 100 %',
  group: 'Upgrades',
  question: 'The upgrade has begun. Why does nothing happen?',
  answer:
    'Four tasks are the minimum and the maximum: at 100 % to 100 %, ECS may neither stop one nor start one.',
  answerAt: '6m30s',
  pace: 'aws',
  lookFor: [
    'The update has begun at 5:00 and the new revision is the PRIMARY deployment: hold the four running tasks against the minimum and the maximum, and read the events of the service.',
    'Then run "aws ecs update-service --cluster demo --service web --deployment-configuration minimumHealthyPercent=100,maximumPercent=200", and watch what it changes.',
  ],
  description:
    'With minimumHealthyPercent 100 and maximumPercent 100, a rolling update can neither start nor stop a task.',
  openAt: '4m50s',
  images: { 'web:1': WEB, 'web:2': WEB },
  operations: [
    ...frontDoor(),
    instances(3),
    webTask('web:1'),
    webTask('web:2'),
    webService('aws', 4, percentages(100, 100)),
    upgrade('5m'),
  ],
  traffic: users('aws', 60),
})

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
    'The new revision is the PRIMARY deployment, but nothing happens: four tasks are both the minimum and the maximum, so ECS can neither stop nor start one, and says so in an event.',
    'Run "aws ecs update-service --cluster demo --service web --deployment-configuration minimumHealthyPercent=100,maximumPercent=200" to make room, and watch it proceed.',
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

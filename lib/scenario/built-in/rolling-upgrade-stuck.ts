import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

export const rollingUpgradeStuck = builtIn({
  id: 'rolling-upgrade-stuck',
  title: 'The upgrade that cannot move, 100 % to 100 %',
  pace: 'aws',
  lookFor: [
    'The new release is the PRIMARY deployment and nothing happens: four tasks are both the minimum and the maximum, so none may stop and none may start, and ECS says so in an event.',
    'Give it room with "aws ecs update-service --cluster demo --service web --deployment-configuration minimumHealthyPercent=100,maximumPercent=200" and watch it go.',
  ],
  description: 'minimumHealthyPercent 100 with maximumPercent 100 leaves a rolling update no room to move.',
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

import { builtIn, CLUSTER, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const draining = builtIn({
  id: 'draining',
  title: 'Draining an instance',
  group: 'Failures',
  question: 'An instance is drained for maintenance. Do its tasks come back when it is ACTIVE again?',
  answer: 'No. They have moved without a lost request, and ECS does not rebalance tasks that run.',
  answerAt: '11m',
  pace: 'aws',
  lookFor: [
    'The instance turns DRAINING and takes no new tasks; ECS first starts replacements on the other two instances, then drains and stops the old tasks once the replacements are healthy.',
    'At 10 minutes the empty instance returns to ACTIVE and nothing moves back, because ECS does not rebalance running tasks.',
  ],
  description:
    'Maintenance without an outage: draining an instance moves its service tasks elsewhere, within the limits of the deployment configuration.',
  openAt: '4m50s',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(3),
    webTask('web:1'),
    webService('aws', 6),
    {
      at: '5m',
      action: 'ecs:UpdateContainerInstancesState',
      input: { cluster: CLUSTER, containerInstances: ['${instances.containerInstance}'], status: 'DRAINING' },
    },
    {
      at: '10m',
      action: 'ecs:UpdateContainerInstancesState',
      input: { cluster: CLUSTER, containerInstances: ['${instances.containerInstance}'], status: 'ACTIVE' },
    },
  ],
  traffic: users('aws', 90),
})

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
    'At 5:00 an instance turns DRAINING: watch what comes first, the stop of its tasks or the start of their replacements.',
    'At 10 minutes the empty instance returns to ACTIVE: watch whether anything moves.',
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

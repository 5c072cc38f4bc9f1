import { builtIn, CLUSTER, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const draining = builtIn({
  id: 'draining',
  title: 'Draining an instance',
  pace: 'aws',
  lookFor: [
    'The instance becomes DRAINING and takes no new tasks; ECS first starts replacements on the other two and, once they are healthy, drains and stops what is left on it.',
    'At ten minutes the empty instance is set to ACTIVE again and nothing moves back: ECS does not rebalance tasks that run well.',
  ],
  description:
    'Maintenance without an outage: UpdateContainerInstancesState moves the tasks of a service away inside its deployment percentages.',
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

import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const oneTaskOnePort = builtIn({
  id: 'one-task-one-port',
  title: 'One task, one port',
  pace: 'instant',
  lookFor: [
    'The task goes from PENDING through its image pull to RUNNING, and only then has a port: the agent picks host port 32768 on the instance for container port 80.',
    'Follow one request from the client to the container: the load balancer never sees container port 80, it connects to the instance on the host port.',
  ],
  description:
    'The smallest complete picture: one instance, one task behind a load balancer, its container port 80 published on a dynamic host port.',
  openAt: '43s',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(1, { type: 't3.small' }),
    webTask('web:1'),
    webService('instant', 1),
  ],
  traffic: users('instant', 10),
})

import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const oneTaskOnePort = builtIn({
  id: 'one-task-one-port',
  title: 'One task, one port',
  lookFor: [
    'The task walks from PENDING over its image pull to RUNNING, and only then has a port: the agent picked 32768 on the instance for port 80 in the container.',
    'Follow one request from the client to the container: the load balancer knows nothing of port 80 inside, it talks to the instance at the host port.',
  ],
  description:
    'The smallest complete picture: one instance, one task behind a load balancer, its container port 80 published on a dynamic host port.',
  openAt: '43s',
  images: { 'web:1': WEB },
  operations: [...frontDoor(), instances(1, { type: 't3.small' }), webTask('web:1'), webService(1)],
  traffic: users(10),
})

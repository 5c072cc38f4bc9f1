import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const oneTaskOnePort = builtIn({
  id: 'one-task-one-port',
  title: 'One task, one port',
  group: 'Ports',
  question: 'Which port does the load balancer connect to, when the container listens on 80?',
  answer:
    '32768 on the instance: the agent maps the first free dynamic port to container port 80, and the load balancer never sees 80.',
  answerAt: '2m',
  pace: 'instant',
  lookFor: [
    'Watch the task on its way from PENDING through its image pull to RUNNING, and when it gets a port.',
    'Follow one request from client to container, and read the address and the port at each hop.',
  ],
  description:
    'The smallest complete setup: one instance and one task behind a load balancer, with container port 80 on a dynamic host port.',
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

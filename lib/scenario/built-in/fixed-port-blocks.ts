import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const fixedPortBlocks = builtIn({
  id: 'fixed-port-blocks',
  title: 'The fixed port that blocks',
  pace: 'instant',
  lookFor: [
    'The service wants two tasks and the instance has plenty of CPU and memory, yet the second task cannot be placed: host port 8080 is taken.',
    'At two and a half minutes a second instance joins, brings a free port 8080, and the waiting task is placed there at the next attempt.',
  ],
  description:
    'A fixed hostPort allows one copy of a task per instance; the second copy waits for another instance.',
  openAt: '43s',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor({ hostPorts: [8_080, 8_080] }),
    instances(1),
    webTask('web:1', { hostPort: 8_080 }),
    webService('instant', 2),
    instances(1, { at: '2m', as: 'second' }),
  ],
  traffic: users('instant', 30),
})

import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const fixedPortBlocks = builtIn({
  id: 'fixed-port-blocks',
  title: 'A fixed port blocks the second task',
  group: 'Ports',
  question: 'Two tasks are wanted and there is room for ten. Why does only one run?',
  answer:
    'Both want host port 8080, and an instance has it once. The second task starts when a second instance has joined.',
  answerAt: '2m50s',
  pace: 'instant',
  lookFor: [
    'The service wants two tasks, and the instance has plenty of CPU and memory: look at what it says about the second one.',
    'At 2 minutes 30 seconds a second instance joins: watch what the next placement attempt does.',
  ],
  description:
    'A fixed host port allows only one copy of a task per instance; the second copy waits for another instance.',
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

import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const fourCopiesOneInstance = builtIn({
  id: 'four-copies-one-instance',
  title: 'Four copies on one instance',
  group: 'Ports',
  question: 'Four containers listen on port 80 of one instance. How do they not collide?',
  answer:
    'Each has port 80 in a network of its own; on the instance they take 32768, 32769, 32770 and 32771, and the target group lists all four.',
  answerAt: '2m',
  pace: 'instant',
  lookFor: [
    'All four containers listen on port 80 and share one instance: read the port on each task, before the arrow and after it.',
    'Select the target group, and look at how often it lists the instance and which task gets the next request.',
  ],
  description:
    'Dynamic host ports: with hostPort 0, an instance runs as many copies of a task as its CPU and memory allow.',
  openAt: '43s',
  images: { 'web:1': WEB },
  operations: [...frontDoor(), instances(1), webTask('web:1'), webService('instant', 4)],
  traffic: users('instant', 50),
})

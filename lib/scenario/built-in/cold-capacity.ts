import { fleet, ON_FLEET, provider, RUSH } from './capacity-parts'
import { builtIn, frontDoor, WEB, webService } from './parts'
import { cappedTask, cpuTracking, scalableTarget } from './scaling-parts'

export const coldCapacity = builtIn({
  id: 'cold-capacity',
  title: 'Two loops: tasks wait for instances that wait for tasks',
  group: 'Scaling the cluster',
  question:
    'Four times the visitors, and the only instance is full. How long until a task serves that was asked for at 10:41?',
  answer:
    'Until 13:01: it waits in PROVISIONING until managed scaling has raised an alarm, launched an instance, and its agent has registered.',
  answerAt: '19m',
  pace: 'aws',
  lookFor: [
    'The rush begins at 6:00: note when tasks are asked for, how long they wait in PROVISIONING, and what M ÷ N says meanwhile.',
    'Watch the second four as well: the provider’s alarm has called, and see what managed scaling still waits for.',
  ],
  description:
    'Four times the visitors on a cluster whose only instance is full. Application Auto Scaling adds tasks, which wait in PROVISIONING until managed scaling of the capacity provider has added an instance.',
  openAt: '5m30s',
  until: '20m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    ...fleet(1, 6),
    ...provider(),
    cappedTask(),
    webService('aws', 4, ON_FLEET),
    scalableTarget(4, 16),
    cpuTracking(),
  ],
  traffic: RUSH,
})

import { fleet, provider, RUSH } from './capacity-parts'
import { builtIn, frontDoor, WEB, webService } from './parts'
import { cappedTask, cpuTracking, scalableTarget } from './scaling-parts'

export const launchTypeNeverGrows = builtIn({
  id: 'launch-type-never-grows',
  title: 'The launch type that never grows the cluster',
  group: 'Scaling the cluster',
  question: 'The service asks for eight tasks, and the cluster could grow. Why does it not?',
  answer:
    'With launch type EC2 no task waits in PROVISIONING: the capacity provider sees nothing, and its group has no reason to grow.',
  answerAt: '15m',
  pace: 'aws',
  lookFor: [
    'At 10:41 target tracking raises the desired count from 4 to 8: read what the service says about its new tasks, and look for them in PROVISIONING.',
    'Compare M ÷ N of the capacity provider with its target, and ask what its group is told.',
  ],
  description:
    'The same load and the same capacity provider, but the service was created with launchType EC2. Its tasks are none of the provider’s business: they find no place, and no instance is ever added.',
  openAt: '5m30s',
  until: '20m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    ...fleet(1, 6),
    ...provider(),
    cappedTask(),
    webService('aws', 4, { launchType: 'EC2' }),
    scalableTarget(4, 16),
    cpuTracking(),
  ],
  traffic: RUSH,
})

import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const crashAndReplacement = builtIn({
  id: 'crash-and-replacement',
  title: 'A crash and its replacement',
  group: 'Failures',
  question: 'A container crashes under load. Who notices first: ECS, or the load balancer?',
  answer:
    'The load balancer: after two failed checks it sends nothing there. ECS notices half a minute later. Until the checks fail, a quarter of the requests end with 502.',
  answerAt: '6m30s',
  pace: 'aws',
  lookFor: [
    'One container crashes: the requests it was handling fail with 502, and so does a quarter of the new ones, until its target has failed two health checks.',
    'ECS notices about half a minute later, as on AWS; only then does it deregister the target and start a replacement, whose image is already cached.',
  ],
  description: 'A container crashes under load, and ECS replaces its task.',
  openAt: '4m50s',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(2),
    webTask('web:1'),
    webService('aws', 4),
    {
      at: '5m',
      action: 'playground:CrashContainer',
      input: { task: '${service.task}', container: 'web', exitCode: 139 },
    },
  ],
  traffic: users('aws', 80),
})

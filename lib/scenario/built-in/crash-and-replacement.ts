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
    'At 5:00 one container crashes: watch which requests fail, with which status, and until when.',
    'Compare what the load balancer knows of the target with what ECS says of the task, and note when each of them changes its mind.',
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

import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const crashAndReplacement = builtIn({
  id: 'crash-and-replacement',
  title: 'A crash and its replacement',
  pace: 'aws',
  lookFor: [
    'The process of one task dies: the requests it was handling come back as 502, and so does a quarter of those that follow, until its target has failed two health checks.',
    'ECS misses the task about half a minute later, as on AWS: only then does it deregister the target and start another task, whose image is already cached.',
  ],
  description: 'A container crashes under load and the service scheduler replaces its task.',
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

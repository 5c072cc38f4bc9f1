import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const crashAndReplacement = builtIn({
  id: 'crash-and-replacement',
  title: 'A crash and its replacement',
  lookFor: [
    'The process of one task dies: the requests it was handling come back as 502, its task stops with EssentialContainerExited, and its host port, CPU and memory are freed.',
    'The service is one task short and starts another within a second; the image is already cached, so the longest wait is the first health check.',
  ],
  description: 'A container crashes under load and the service scheduler replaces its task.',
  openAt: '2m25s',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(2),
    webTask('web:1'),
    webService(4),
    {
      at: '2m30s',
      action: 'playground:CrashContainer',
      input: { task: '${service.task}', container: 'web', exitCode: 139 },
    },
  ],
  traffic: users(80),
})

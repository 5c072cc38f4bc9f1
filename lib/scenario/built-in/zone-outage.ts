import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const zoneOutage = builtIn({
  id: 'zone-outage',
  title: 'An Availability Zone goes down',
  group: 'Failures',
  question: 'One of three zones is cut off. How long do users notice?',
  answer:
    'Until two health checks of its targets have timed out: so long a third of the requests hang and end in a 504. Then two zones carry on.',
  answerAt: '8m',
  pace: 'aws',
  lookFor: [
    'At 5:00 us-east-1b is cut off: watch where requests to its targets end, with which status, and how long that goes on.',
    'Watch where ECS places replacements, and what becomes of the old tasks when the zone is back at 10 minutes.',
  ],
  description: 'Six tasks across three zones; one zone is lost for five minutes.',
  openAt: '4m50s',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(3),
    webTask('web:1'),
    webService('aws', 6),
    { at: '5m', action: 'playground:StartZoneOutage', input: { zoneName: 'us-east-1b' } },
    { at: '10m', action: 'playground:EndZoneOutage', input: { zoneName: 'us-east-1b' } },
  ],
  traffic: users('aws', 90),
})

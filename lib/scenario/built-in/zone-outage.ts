import { builtIn, frontDoor, instances, users, WEB, webService, webTask } from './parts'

export const zoneOutage = builtIn({
  id: 'zone-outage',
  title: 'An Availability Zone goes down',
  lookFor: [
    'When us-east-1b is cut off, its targets stay in rotation until two health checks have timed out: for those seconds a third of the requests hang and end in a 504.',
    'Then the load balancer stops using them and ECS starts replacements in the two remaining zones; at six minutes the zone is back and its old tasks are stopped.',
  ],
  description: 'Six tasks over three zones, one zone is lost for three and a half minutes.',
  openAt: '2m25s',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(3),
    webTask('web:1'),
    webService(6),
    { at: '2m30s', action: 'playground:StartZoneOutage', input: { zoneName: 'us-east-1b' } },
    { at: '6m', action: 'playground:EndZoneOutage', input: { zoneName: 'us-east-1b' } },
  ],
  traffic: users(90),
})

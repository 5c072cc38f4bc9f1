import {
  builtIn,
  frontDoor,
  instances,
  percentages,
  STARTS,
  upgrade,
  users,
  WEB,
  webService,
  webTask,
} from './parts'
import { serviceOf, targetGroup, taskOf } from './routing-parts'

/** Three fit on a t3.medium. */
const TASK = { memory: 1_024 }

export const upgradeBesideAnotherService = builtIn({
  id: 'upgrade-beside-another-service',
  title: 'An upgrade beside another service',
  group: 'Upgrades',
  question:
    'Two services share three instances, which have memory for one task more. How is one of the services upgraded?',
  answer:
    'One task at a time in the room that is left, and each next one when an old task has drained. The other service is not touched: no deployment takes memory from it.',
  answerAt: '10m',
  pace: 'aws',
  lookFor: [
    'At 5:00 the service web is updated to web:2: count how many of its tasks start, and read what the others wait for.',
    'Watch the tasks of the service api meanwhile, and what decides on which instance the next web task may start.',
  ],
  description:
    'Services that share instances share their room: what another service has reserved, an upgrade cannot have.',
  openAt: '4m50s',
  images: { 'web:1': WEB, 'web:2': WEB, 'api:1': WEB },
  operations: [
    ...frontDoor(),
    ...targetGroup('api'),
    {
      action: 'elasticloadbalancing:CreateRule',
      input: {
        ListenerArn: '${listener}',
        Priority: 10,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
        Actions: [{ Type: 'forward', TargetGroupArn: '${tg-api}' }],
      },
    },
    instances(3),
    webTask('web:1', TASK),
    webTask('web:2', TASK),
    taskOf('api', 'api:1', TASK),
    webService('aws', 4, percentages(100, 200)),
    serviceOf({ name: 'api' }, STARTS.aws.service, 4),
    upgrade('5m'),
  ],
  traffic: users('aws', 80, {
    requests: [
      { method: 'GET', path: '/', weight: 1 },
      { method: 'GET', path: '/api/orders', weight: 1 },
    ],
  }),
})

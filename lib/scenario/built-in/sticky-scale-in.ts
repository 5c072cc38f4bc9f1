import {
  builtIn,
  CLUSTER,
  frontDoor,
  groupAttributes,
  instances,
  usersAt,
  WEB,
  webService,
  webTask,
} from './parts'

export const stickyScaleIn = builtIn({
  id: 'sticky-scale-in',
  title: 'Sticky sessions and scale-in',
  group: 'Failures',
  question: 'Every visitor has a cookie. What becomes of their sessions when half of the tasks go?',
  answer:
    'Those on the tasks that go are lost: 101 of 200 visitors get another task with their next request, once each. No request fails.',
  answerAt: '8m',
  pace: 'aws',
  lookFor: [
    'Follow a request: the cookie AWSALB that its visitor brings decides, not whose turn it is; 200 visitors come again and again.',
    'At 6:00 six tasks become three: watch NonStickyRequestCount of the load balancer, and follow requests that say that the target of the cookie is gone.',
  ],
  description:
    'Stickiness by the cookie of the load balancer: visitors stay with their task as long as it is there, and get another when it is scaled in.',
  openAt: '4m50s',
  until: '10m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    groupAttributes({ 'stickiness.enabled': 'true', 'stickiness.lb_cookie.duration_seconds': '3600' }),
    instances(3),
    webTask('web:1'),
    webService('aws', 6),
    {
      at: '6m',
      action: 'ecs:UpdateService',
      input: { cluster: CLUSTER, service: 'web', desiredCount: 3 },
    },
  ],
  traffic: usersAt(
    [
      ['0s', 0],
      ['3m30s', 60],
    ],
    { visitors: 200 },
  ),
})

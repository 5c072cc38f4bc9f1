import { builtIn, frontDoor, instances, upgrade, users, WEB, webService, webTask } from './parts'

/** The new release answers its health check and nothing else: its database is not there. */
const BROKEN = {
  ...WEB,
  paths: { '/healthz': { status: 200 }, '/*': { status: 500 } },
}

export const lyingHealthCheck = builtIn({
  id: 'lying-health-check',
  title: 'A health check that lies',
  group: 'Upgrades',
  question: 'The new release fails every request. Why does nobody stop the upgrade?',
  answer:
    'The check asks for /healthz, which answers 200: the upgrade completes while every request fails. A check of the page itself shows it within half a minute.',
  answerAt: '10m30s',
  pace: 'aws',
  lookFor: [
    'At 5:00 a release comes that answers /healthz with 200 and everything else with 500: compare the states of its targets with what users get.',
    'At 10:00 the check asks for the page that users want: watch the targets, and where requests go when none of them is healthy.',
  ],
  description:
    'A rolling upgrade with a circuit breaker that believes the health check, whose path does not test what users need.',
  openAt: '4m40s',
  until: '13m',
  images: { 'web:1': WEB, 'web:2': BROKEN },
  operations: [
    ...frontDoor(),
    {
      action: 'elasticloadbalancing:ModifyTargetGroup',
      input: { TargetGroupArn: '${tg}', HealthCheckPath: '/healthz' },
    },
    instances(3),
    webTask('web:1'),
    webTask('web:2'),
    webService('aws', 4, {
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    }),
    upgrade('5m'),
    {
      at: '10m',
      action: 'elasticloadbalancing:ModifyTargetGroup',
      input: { TargetGroupArn: '${tg}', HealthCheckPath: '/' },
    },
  ],
  traffic: users('aws', 60),
})

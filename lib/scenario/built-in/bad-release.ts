import { builtIn, frontDoor, instances, upgrade, users, WEB, webService, webTask } from './parts'

export const badRelease = builtIn({
  id: 'bad-release',
  title: 'A release that fails its health check',
  group: 'Upgrades',
  question: 'The new release fails every health check. What do the users notice?',
  answer:
    'Nothing: no old task is stopped before a new one is healthy. After three failed tasks the circuit breaker trips, and ECS rolls back.',
  answerAt: '9m30s',
  pace: 'aws',
  lookFor: [
    'At 5:00 the service is updated to web:2, whose health checks fail: watch its targets, its failed tasks, and what the deployment does after the third.',
    'Keep an eye on the failed requests and on the old tasks all the while.',
  ],
  description:
    'A bad image trips the deployment circuit breaker, and ECS rolls back once half of the desired count has failed (at least three tasks).',
  openAt: '4m50s',
  images: { 'web:1': WEB, 'web:2': { ...WEB, health: { failsFromSeconds: 0, failStatus: 500 } } },
  operations: [
    ...frontDoor(),
    instances(3),
    webTask('web:1'),
    webTask('web:2'),
    webService('aws', 4, {
      deploymentConfiguration: {
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
    }),
    upgrade('5m'),
  ],
  traffic: users('aws', 60),
})

import { builtIn, frontDoor, instances, upgrade, users, WEB, webService, webTask } from './parts'

export const badRelease = builtIn({
  id: 'bad-release',
  title: 'A release that fails its health check',
  pace: 'aws',
  lookFor: [
    'Every copy of web:2 answers its health check with 500 and is unhealthy after two checks; with 200 % of the tasks there already, ECS replaces one at a time, until three have failed and the circuit breaker opens.',
    'ECS rolls back to web:1 by itself; because the old tasks were never stopped, users notice nothing at all.',
  ],
  description:
    'A bad image meets the deployment circuit breaker with rollback: the threshold is half of the desired count, at least three failed tasks.',
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

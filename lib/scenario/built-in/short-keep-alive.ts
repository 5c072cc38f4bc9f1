import { builtIn, frontDoor, instances, upgrade, WEB, webService, webTask } from './parts'

/** What Node.js servers begin with, and what is longer than a load balancer waits. */
const SHORT_MS = 5_000
const LONG_MS = 65_000
const TASKS = 4
const NODES = 3
/** Between two requests on a connection: as long as the server keeps it idle, and the 20 ms that an answer takes. */
const PERIOD_S = 5.02

export const shortKeepAlive = builtIn({
  id: 'short-keep-alive',
  title: 'The keep-alive 502',
  group: 'Failures',
  question: 'All tasks are healthy and idle, nothing crashes. Where do the 502s come from?',
  answer:
    'From connections that the server closes after 5 s while the load balancer still sends on them: its idle timeout is 60 s. With a keep-alive of 65 s none is left.',
  answerAt: '16m',
  pace: 'aws',
  lookFor: [
    'Devices report every few seconds, and now and then one gets a 502: follow such a request, and read how far it came.',
    'At 10:00 a release keeps idle connections for 65 s instead of 5 s, longer than the load balancer: count the 502s from then on.',
  ],
  description:
    'Servers close idle connections after 5 s, the load balancer after 60 s. A request that is sent just as its connection is closed ends with 502.',
  openAt: '4m',
  until: '17m',
  speed: 10,
  images: {
    'web:1': { ...WEB, keepAliveMs: SHORT_MS },
    'web:2': { ...WEB, keepAliveMs: LONG_MS },
  },
  operations: [
    ...frontDoor(),
    instances(2),
    webTask('web:1'),
    webTask('web:2'),
    webService('aws', TASKS),
    upgrade('10m'),
  ],
  traffic: [
    {
      name: 'devices',
      to: '${alb}',
      port: 80,
      arrivals: {
        uniform: {
          rps: [
            { at: '0s', rps: 0 },
            { at: '3m30s', rps: (TASKS * NODES) / PERIOD_S },
          ],
        },
      },
      requests: [{ method: 'POST', path: '/reports' }],
    },
  ],
})

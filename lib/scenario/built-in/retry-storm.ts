import { builtIn, frontDoor, instances, usersAt, WEB, webService, webTask } from './parts'

const RPS = 80
/** For twenty seconds; the service answers 200 requests/s at most. */
const PEAK_RPS = 320
const RETRIES = { attempts: 4, backoffMs: 100, factor: 2, jitter: 'none' }

export const retryStorm = builtIn({
  id: 'retry-storm',
  title: 'A retry storm',
  group: 'Failures',
  question: 'A peak of twenty seconds is over. Why does the service stay down?',
  answer:
    'Clients that give up try three times more, so that it works on requests nobody waits for. A retry budget of 10 % ends it.',
  answerAt: '11m',
  pace: 'aws',
  lookFor: [
    'A peak lasts from 5:00 to 5:20, and every client that gives up after a second tries again: compare the load before and after, and what the tasks work on.',
    'At 6:30 the clients get a retry budget of 10 % and jitter: watch the queues in the tasks and the failed requests from then on.',
  ],
  description:
    'Clients wait 1 s for an answer and make up to four attempts. After a short peak their retries alone keep the service overloaded, until a budget limits them.',
  openAt: '4m40s',
  until: '12m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    instances(2),
    webTask('web:1'),
    webService('aws', 4),
    {
      at: '6m30s',
      action: 'playground:SetTraffic',
      input: { name: 'users', retries: { ...RETRIES, jitter: 'full', budget: 0.1 } },
    },
  ],
  traffic: usersAt(
    [
      ['0s', 0],
      ['3m30s', RPS],
      ['5m', PEAK_RPS],
      ['5m20s', RPS],
    ],
    { timeoutMs: 1_000, retries: RETRIES },
  ),
})

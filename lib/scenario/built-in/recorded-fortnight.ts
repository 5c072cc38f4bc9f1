import { FORTNIGHT_PERIOD_SECONDS, fortnightCounts } from './fortnight-counts'
import { builtIn, frontDoor, instances, webService } from './parts'
import { cappedTask, cpuTracking, scalableTarget } from './scaling-parts'

/** Requests come one in five seconds on average: one second of CPU each keeps a task of half a vCPU busy for two. */
const REPORTS = { startupMs: 2_000, cpuMsPerRequest: { exponential: 1_000 }, waitMsPerRequest: 15 }

export const recordedFortnight = builtIn({
  id: 'recorded-fortnight',
  title: 'A recorded fortnight',
  group: 'Scaling services',
  question: 'Two real weeks, and peaks of five minutes. Does scaling catch them?',
  answer: 'It follows the hours of the day, but many of its steps come when a peak is over.',
  answerAt: '24h',
  pace: 'aws',
  lookFor: [
    'Counts of five minutes differ tenfold from one to the next, while AlarmHigh needs three minutes and a cooldown lasts five: compare the steps with the peaks.',
    'At 19:34 on 22 April 656 requests come within five minutes, where 60 are usual: watch when more tasks are asked for, and what becomes of the requests.',
  ],
  description:
    'Two weeks of requests at a real load balancer, in April 2014, at their own rate: half an hour at 600×. The counts are from the Numenta Anomaly Benchmark.',
  // The recording begins at 00:04.
  startAt: '2014-04-10T00:00:00Z',
  openAt: '10m',
  until: '337h',
  speed: 600,
  goals: { latency: { within: '5s', share: 0.9 } },
  images: { 'web:1': REPORTS },
  operations: [
    ...frontDoor(),
    instances(2, { type: 'm5.xlarge' }),
    cappedTask(),
    webService('aws', 2),
    scalableTarget(2, 12),
    cpuTracking(),
    {
      at: '4m',
      action: 'playground:SetTraffic',
      input: {
        name: 'users',
        to: '${alb}',
        arrivals: { trace: { counts: fortnightCounts(), periodSeconds: FORTNIGHT_PERIOD_SECONDS } },
      },
    },
  ],
  traffic: [],
})

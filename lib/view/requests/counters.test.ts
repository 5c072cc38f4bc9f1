import { expect, test } from 'vitest'
import type { MessageSample, RequestSample } from '@/lib/protocol'
import { countBy, rateText } from './counters'

const sample = (outcome: RequestSample['outcome'], instanceId: string | null) =>
  ({ outcome, instanceId, loadBalancerArn: 'alb' }) as RequestSample

const NO_MESSAGES = { messages: [], messagesPerSample: 1 }

test('requests are counted at the load balancer and at the instance, errors apart, each for what it stands for', () => {
  const batches = [
    { requestsPerSample: 10, samples: [sample('ok', 'i-1'), sample('elb-502', 'i-1')], ...NO_MESSAGES },
    { requestsPerSample: 1, samples: [sample('elb-503', null)], ...NO_MESSAGES },
  ]
  expect(Object.fromEntries(countBy(batches))).toEqual({
    alb: { ok: 10, errors: 11 },
    'i-1': { ok: 10, errors: 10 },
  })
})

test('messages are counted at their queue and at the instance of their worker', () => {
  const message = { queue: 'queue/orders', instanceId: 'i-1' } as MessageSample
  const batch = { samples: [], requestsPerSample: 1, messages: [message, message], messagesPerSample: 5 }
  expect(Object.fromEntries(countBy([batch]))).toEqual({
    'queue/orders': { ok: 10, errors: 0 },
    'i-1': { ok: 10, errors: 0 },
  })
})

test('rates are of simulated time, and few is not nothing', () => {
  expect([rateText(240, 2), rateText(1, 2), rateText(0, 2), rateText(5, 0)]).toEqual([
    '120/s',
    '<1/s',
    '',
    '',
  ])
})

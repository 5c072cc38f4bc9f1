import { describe, expect, it } from 'vitest'
import type { RequestOutcome, RequestSample } from '@/lib/protocol'
import { ErrorTally } from './error-tally'

const sample = (seconds: number, status: number, over: Partial<RequestSample> = {}) =>
  ({
    outcome: (status < 500 ? 'ok' : 'elb-502') as RequestOutcome,
    status,
    instanceId: 'i-1',
    endedAt: seconds * 1_000_000,
    ...over,
  }) as RequestSample

const tallyOf = (samples: readonly RequestSample[], requestsPerSample = 1) => {
  const tally = new ErrorTally()
  tally.add({ run: 1, samples, requestsPerSample })
  return tally
}

describe('errors by instance', () => {
  it('are those of the last minute, by status, the most first', () => {
    const tally = tallyOf([
      sample(1, 502),
      sample(50, 504),
      sample(58.5, 502),
      sample(59, 502),
      sample(59, 200),
    ])
    expect(tally.at('i-1', 60_000_000)).toEqual([
      { status: 502, count: 3 },
      { status: 504, count: 1 },
    ])
    expect(tally.at('i-1', 65_000_000)).toEqual([
      { status: 502, count: 2 },
      { status: 504, count: 1 },
    ])
    expect(tally.at('i-1', 200_000_000)).toEqual([])
    expect(tally.at('i-2', 60_000_000)).toEqual([])
  })

  it('stand for as many requests as a sample does, and not where no instance was chosen', () => {
    expect(tallyOf([sample(5, 502), sample(5, 503, { instanceId: null })], 20).at('i-1', 6_000_000)).toEqual([
      { status: 502, count: 20 },
    ])
  })

  it('begin anew with another run', () => {
    const tally = tallyOf([sample(5, 502)])
    tally.add({ run: 2, samples: [], requestsPerSample: 1 })
    expect(tally.at('i-1', 6_000_000)).toEqual([])
  })
})

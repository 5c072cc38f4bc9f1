import { describe, expect, it } from 'vitest'
import { RandomStreams } from '@/lib/engine'
import { kolmogorovFit } from '@/lib/stats/goodness-of-fit'
import { backoffUs, retriesSchema } from './client-policy'

const stream = () => new RandomStreams(3).stream('backoff')

describe('Back-off', () => {
  it('grows by its factor up to its cap', () => {
    const retries = retriesSchema.parse({ jitter: 'none', capMs: 500 })
    expect([1, 2, 3, 4, 19].map((attempt) => backoffUs(retries, attempt, stream()) / 1_000)).toEqual([
      100, 200, 400, 500, 500,
    ])
  })

  it('with full jitter is anything between nothing and that', () => {
    const retries = retriesSchema.parse({})
    const draws = stream()
    const waits = Array.from({ length: 2_000 }, () => backoffUs(retries, 3, draws) / 400_000)
    expect(kolmogorovFit(waits, (x) => Math.min(1, x)).p).toBeGreaterThan(0.001)
  })
})

import { describe, expect, it } from 'vitest'
import { RandomStreams } from '@/lib/engine'
import { DATA_TIMEOUT_US, drawLossDelay, SYN_TIMEOUT_US } from './packet-loss'

const stream = () => new RandomStreams(7).stream('packet-loss/i-0')

describe('lost packets', () => {
  it('cost nothing where none is lost', () => {
    expect(drawLossDelay(stream(), 0)).toEqual({ connectUs: 0, dataUs: 0 })
  })

  it('cost whole time-outs that double: 1, 3, 7, … s for the handshake, 0.2, 0.6, 1.4, … s for each packet of data', () => {
    const draws = stream()
    const sums = new Set(Array.from({ length: 11 }, (_, losses) => 2 ** losses - 1))
    for (let i = 0; i < 500; i++) {
      const { connectUs, dataUs } = drawLossDelay(draws, 0.4)
      expect(sums).toContain(connectUs / SYN_TIMEOUT_US)
      const parts = [...sums].flatMap((a) => [...sums].map((b) => a + b))
      expect(parts).toContain(dataUs / DATA_TIMEOUT_US)
    }
  })

  it('delay as many requests as the arithmetic says', () => {
    const draws = stream()
    const loss = 0.1
    const n = 20_000
    let late = 0
    for (let i = 0; i < n; i++) {
      const { connectUs, dataUs } = drawLossDelay(draws, loss)
      if (connectUs + dataUs > 0) late++
    }
    // Four packets must all arrive at the first attempt. Five standard errors: sqrt(p (1 - p) / n) = 0.0034.
    expect(Math.abs(late / n - (1 - 0.9 ** 4))).toBeLessThan(0.017)
  })

  it('end where nothing gets through, longer than anybody waits', () => {
    const { connectUs } = drawLossDelay(stream(), 1)
    expect(connectUs).toBe(1023 * SYN_TIMEOUT_US)
  })
})

import { expect, it } from 'vitest'
import { benchEngine } from './engine.bench'

it('the measurement of the engine handles the events it was asked for, the same ones each time', () => {
  const nowMs = () => performance.now()
  const first = benchEngine({ n: 20_000, queued: 500, nowMs })
  const second = benchEngine({ n: 20_000, queued: 500, nowMs })
  expect(first.n).toBe(20_000)
  expect(first.nsPerEvent).toBeGreaterThan(0)
  expect(second.traceHash).toBe(first.traceHash)
})

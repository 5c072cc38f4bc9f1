import { expect, it } from 'vitest'
import { BENCHES } from './bench'

it('Measurements run, and their trace hashes do not depend on the clock', () => {
  const measure = (tick: number) => {
    let now = 0
    const clock = () => {
      now += tick
      return now
    }
    return BENCHES.flatMap((bench) => bench({ clock, quick: true }))
  }
  const [once, again] = [measure(1), measure(3)]
  expect(once.map(({ name }) => name)).toEqual([
    'requests, uncontended CPU',
    'requests, contended CPU',
    'rolling upgrade, 15 min at 100/s',
    'chart steps',
  ])
  for (const [i, line] of once.entries()) {
    expect(line.traceHash).toMatch(/^[0-9a-f]{16}$/)
    expect(again[i]?.traceHash).toBe(line.traceHash)
    expect(line.count).toBeGreaterThan(1_000)
    expect(line.nsEach).toBeGreaterThan(0)
  }
})

// What is measured from the end of a warm-up on is what is measured of the whole, less what was before.

import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { measureRun } from './measure-run'
import { MEASURES } from './measures'

const ramp = builtInScenarios.find(({ id }) => id === 'morning-ramp')?.scenario
const seconds = (count: number) => simTime(count * US_PER_SECOND)

function measured(until: number, warmUp = 0) {
  const outcome = measureRun({ scenario: ramp, seed: 5, until: seconds(until), warmUp: seconds(warmUp) })
  return {
    traceHash: outcome.traceHash,
    of(name: string): number {
      const value = outcome.measures[MEASURES.findIndex((measure) => measure.name === name)] ?? null
      if (value === null) throw new Error(`${name} has no value`)
      return value
    },
  }
}

describe('Measures after a warm-up', () => {
  const [END, WARM_UP] = [1_020, 480]
  const [before, after, whole] = [measured(WARM_UP), measured(END, WARM_UP), measured(END)]

  it.each(['requests', 'cost', 'tooMany', 'tooFew', 'oscillations', 'activities'])('%s adds up', (name) => {
    expect(before.of(name) + after.of(name)).toBeCloseTo(whole.of(name), 9)
  })

  it.each(['requests', 'cost', 'tooFew', 'activities'])('%s is there', (name) => {
    expect(after.of(name)).toBeGreaterThan(0)
  })

  it.each(['tasks', 'instances'])('%s is an average over time', (name) => {
    const sum = before.of(name) * WARM_UP + after.of(name) * (END - WARM_UP)
    // A second in which there is nothing yet does not count.
    expect(Math.abs(sum / END - whole.of(name))).toBeLessThan(0.5)
    expect(after.of(name)).toBeGreaterThan(before.of(name) - 1e-9)
  })

  it.each(['latencyMean', 'failed', 'inTime'])(
    '%s lies on the other side of the whole than what was before',
    (name) => {
      const [first, all, second] = [before.of(name), whole.of(name), after.of(name)]
      expect((all - first) * (second - all)).toBeGreaterThanOrEqual(0)
    },
  )

  it('leave the run as it is', () => {
    expect(after.traceHash).toBe(whole.traceHash)
  })
})

it('Every measure has a name of its own that may be a column', () => {
  const names = MEASURES.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9]+$/)
})

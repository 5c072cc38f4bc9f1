// What pairing is worth: a difference between two built-in policies on the same arrivals.

import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { compareOutcomes } from './comparison'
import { parseSetting, withSettings } from './factor'
import { measureRun } from './measure-run'
import { MEASURES } from './measures'

const seconds = (count: number) => simTime(count * US_PER_SECOND)
const SEEDS = Array.from({ length: 8 }, (_, i) => i + 1)

describe('Two policies on the same arrivals', () => {
  const ramp = builtInScenarios.find(({ id }) => id === 'morning-ramp')?.scenario
  const target = 'operations[PutScalingPolicy].input.TargetTrackingScalingPolicyConfiguration.TargetValue=30'
  const outcomes = (scenario: unknown) =>
    SEEDS.map((seed) => measureRun({ scenario, seed, until: seconds(900), warmUp: seconds(300) }))
  const compared = compareOutcomes(outcomes(ramp), outcomes(withSettings(ramp, [parseSetting(target)])))
  const of = (name: string) => compared.find((measure) => measure.name === name)
  const width = ({ low, high }: { readonly low: number | null; readonly high: number | null }) =>
    (high ?? Number.NaN) - (low ?? Number.NaN)

  it.each(['requests', 'latencyMean'])(
    'differ in %s by an interval that is narrower than the unpaired one',
    (name) => {
      const measure = of(name)
      if (!measure) throw new Error(`no measure ${name}`)
      expect(measure.paired.n).toBe(SEEDS.length)
      expect(measure.paired.mean).toBeCloseTo(measure.unpaired.mean ?? 0, 6)
      expect(width(measure.paired)).toBeGreaterThan(0)
      expect(width(measure.paired)).toBeLessThan(width(measure.unpaired))
    },
  )

  it('differ in their tasks: the lower target takes more', () => {
    expect(of('tasks')?.paired.low).toBeGreaterThan(0)
    expect(of('cpu')?.paired.high).toBeLessThan(0)
  })
})

describe('A verdict', () => {
  const outcome = (values: Readonly<Record<string, number | null>>) => ({
    traceHash: '0'.repeat(16),
    measures: MEASURES.map(({ name }) => values[name] ?? null),
  })
  const verdict = (a: readonly (number | null)[], b: readonly (number | null)[], name = 'failed') => {
    const outcomes = (values: readonly (number | null)[]) => values.map((value) => outcome({ [name]: value }))
    return compareOutcomes(outcomes(a), outcomes(b)).find((measure) => measure.name === name)
  }

  it('is for the one with less of what should be little', () => {
    expect(verdict([5, 6, 7], [1, 2, 3.1])?.verdict).toBe('B is better')
    expect(verdict([1, 2, 3.1], [5, 6, 7])?.verdict).toBe('A is better')
  })

  it('is open when the interval has 0 in it, or nothing differs', () => {
    expect(verdict([5, 6, 7], [7, 5, 6])?.verdict).toBe('no difference shown')
    expect(verdict([5, 6, 7], [5, 6, 7])).toMatchObject({
      paired: { mean: 0, low: 0, high: 0 },
      verdict: 'no difference shown',
    })
  })

  it('is not given on a measure that is good neither way, nor of one run', () => {
    expect(verdict([5, 6, 7], [1, 2, 3], 'tasks')?.verdict).toBeNull()
    expect(verdict([5], [1])).toMatchObject({ paired: { n: 1, mean: -4, low: null }, verdict: null })
  })

  it('uses the pairs where both have a value', () => {
    expect(verdict([5, null, 7, 9], [1, 2, 3, null])).toMatchObject({ paired: { n: 2, mean: -4 } })
    expect(verdict([null], [1])).toMatchObject({ paired: { n: 0, mean: null }, unpaired: { mean: null } })
  })
})

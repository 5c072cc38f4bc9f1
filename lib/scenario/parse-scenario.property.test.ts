// Whatever comes in, the only thing that comes out besides a scenario is a `ScenarioError`, and soon.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS } from '@/lib/aws/actions'
import { builtInScenarios } from './built-in-scenarios'
import { parseScenario } from './parse-scenario'
import { ScenarioError } from './scenario-error'

function outcome(source: unknown): 'parsed' | 'refused' {
  try {
    parseScenario(source)
    return 'parsed'
  } catch (error) {
    if (error instanceof ScenarioError) return 'refused'
    throw error
  }
}

const nearly = fc.record(
  {
    schemaVersion: fc.oneof(fc.constant(1), fc.jsonValue()),
    name: fc.oneof(fc.string(), fc.jsonValue()),
    seed: fc.oneof(fc.nat(), fc.jsonValue()),
    images: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
    operations: fc.array(
      fc.record(
        {
          at: fc.oneof(fc.constantFrom('0s', '5m', '1h30m', '9'.repeat(30)), fc.double(), fc.string()),
          as: fc.oneof(fc.constantFrom('a', 'b', '${a}'), fc.string()),
          action: fc.oneof(fc.constantFrom(...ACTIONS), fc.string()),
          input: fc.oneof(
            fc.dictionary(fc.string(), fc.oneof(fc.constantFrom('${a}', '${b.task}', '${'), fc.jsonValue())),
            fc.jsonValue(),
          ),
        },
        { requiredKeys: [] },
      ),
    ),
    traffic: fc.array(
      fc.record(
        { name: fc.string(), to: fc.constantFrom('${a}', 'x'), arrivals: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ['name', 'operations'] },
)

describe('parseScenario', () => {
  it('takes or refuses any value', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => void outcome(value),
      ),
      { numRuns: 500 },
    )
  })

  it('takes or refuses any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => void outcome(text)),
      { numRuns: 500 },
    )
  })

  it('takes or refuses anything that looks like a scenario', () => {
    fc.assert(
      fc.property(nearly, (value) => void outcome(value)),
      { numRuns: 1_000 },
    )
  })

  it('takes or refuses a built-in scenario with one value changed, and does not change its source', () => {
    const texts = builtInScenarios.map(({ scenario }) => JSON.stringify(scenario))
    const counts = { parsed: 0, refused: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.jsonValue({ maxDepth: 1 }),
        (text, place, value) => {
          const scenario: unknown = JSON.parse(text)
          change(scenario, place, value)
          const before = JSON.stringify(scenario)
          counts[outcome(scenario)]++
          expect(JSON.stringify(scenario)).toBe(before)
        },
      ),
      { numRuns: 1_000 },
    )
    // Both must occur, else this tests nothing.
    expect(Math.min(counts.parsed, counts.refused)).toBeGreaterThan(20)
  })
})

/** Replaces the `place`-th leaf or branch. */
function change(root: unknown, place: number, value: unknown): void {
  const places: (readonly [Record<string, unknown>, string])[] = []
  const visit = (item: unknown) => {
    if (typeof item !== 'object' || item === null) return
    for (const key of Object.keys(item)) {
      places.push([item as Record<string, unknown>, key])
      visit((item as Record<string, unknown>)[key])
    }
  }
  visit(root)
  const [parent, key] = places[place % places.length] ?? []
  if (parent && key !== undefined) parent[key] = value
}

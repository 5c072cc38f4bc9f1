import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInScenarios } from '@/lib/scenario'
import { knownPaths } from './known-paths'
import { readPath, resolvePath } from './path'

const scenarios = builtInScenarios.map(({ scenario }) => scenario)

describe('the paths that a scenario has', () => {
  it('lead, read again, to the value that was said of them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios).chain((scenario) =>
          fc.record({
            scenario: fc.constant(scenario),
            known: fc.constantFrom(...knownPaths(scenario)),
          }),
        ),
        ({ scenario, known }) => {
          const { path, length } = readPath(known.path)
          expect(length).toBe(known.path.length)
          const value = resolvePath(scenario, path).reduce<unknown>(
            (whole, key) => (whole as Readonly<Record<PropertyKey, unknown>>)[key],
            scenario,
          )
          expect(value).toBe(known.value)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('name an operation that is there once, and count those that are there twice', () => {
    const source = {
      operations: [
        { action: 'ecs:CreateService', input: { desiredCount: 2 } },
        { action: 'ec2:RunInstances', input: { MinCount: 1 } },
        { action: 'ec2:RunInstances', input: { MinCount: 3 } },
      ],
      images: { 'web:1': { startupMs: 5 } },
    }
    expect(knownPaths(source).map(({ path }) => path)).toEqual([
      'operations[CreateService].action',
      'operations[CreateService].input.desiredCount',
      'operations[1].action',
      'operations[1].input.MinCount',
      'operations[2].action',
      'operations[2].input.MinCount',
      'images["web:1"].startupMs',
    ])
  })

  it('leave out the seed, which replications vary', () => {
    expect(knownPaths({ seed: 4, pace: 'aws' })).toEqual([{ path: 'pace', value: 'aws' }])
  })

  it('leave out what was recorded', () => {
    const counts = Array.from({ length: 101 }, (_, i) => i)
    expect(knownPaths({ counts, few: counts.slice(0, 2) }).map(({ path }) => path)).toEqual([
      'few[0]',
      'few[1]',
    ])
  })
})

// What the form of a default strategy sends is taken, and what it says is wrong is what ECS says.

import { describe, expect, it } from 'vitest'
import type { Command } from '@/lib/protocol'
import { readStrategy, type StrategyRow, strategyRows } from './strategy-form'

const CLUSTER = {
  name: 'demo',
  capacityProviders: ['fleet', 'spot'],
  defaultStrategy: [{ capacityProvider: 'fleet', weight: 1, base: 2 }],
}
const row = (capacityProvider: string, weight: string, base = ''): StrategyRow => ({
  capacityProvider,
  weight,
  base,
})
const strategyOf = (rows: readonly StrategyRow[]) =>
  (readStrategy(rows, CLUSTER).commands[0] as Command).input.defaultCapacityProviderStrategy

describe('The form of a default strategy', () => {
  it('shows the strategy as it is, with a row for each provider of the cluster', () => {
    expect(strategyRows(CLUSTER)).toEqual([row('fleet', '1', '2'), row('spot', '')])
    expect(strategyOf(strategyRows(CLUSTER))).toEqual(CLUSTER.defaultStrategy)
  })

  it('leaves out a provider without a weight, and is empty without any: then tasks have no provider', () => {
    expect(strategyOf([row('fleet', '1'), row('spot', '3')])).toEqual([
      { capacityProvider: 'fleet', weight: 1, base: 0 },
      { capacityProvider: 'spot', weight: 3, base: 0 },
    ])
    expect(readStrategy([row('fleet', ''), row('spot', '')], CLUSTER)).toEqual({
      problems: [],
      commands: [
        {
          action: 'ecs:PutClusterCapacityProviders',
          input: {
            cluster: 'demo',
            capacityProviders: ['fleet', 'spot'],
            defaultCapacityProviderStrategy: [],
          },
        },
      ],
    })
  })

  it.each<[readonly StrategyRow[], string, string]>([
    [
      [row('fleet', '1', '1'), row('spot', '1', '1')],
      'strategy',
      'Only one capacity provider of a strategy can have a base.',
    ],
    [
      [row('fleet', '0'), row('spot', '0')],
      'strategy',
      'At least one capacity provider of a strategy must have a weight greater than 0.',
    ],
    [[row('fleet', '1001')], 'weight fleet', 'must be at most 1000'],
    [[row('fleet', '1', 'x')], 'base fleet', 'must be a whole number'],
    [[row('fleet', '', '2')], 'weight fleet', 'A base needs a weight, 0 at least'],
  ])('says what is wrong: %#', (rows, field, message) => {
    expect(readStrategy(rows, CLUSTER).problems).toEqual([{ field, message }])
  })
})

import { describe, expect, it } from 'vitest'
import { CHARTS } from '@/lib/testing/charts'
import { RESOURCES } from './resources'

/** Assigns are the chart's own affair; what is left is for the world to do. */
function effectsOf(actions: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(actions)
    .filter(([, action]) => (action as { readonly type?: string }).type !== 'xstate.assign')
    .map(([name]) => name)
    .sort()
}

describe('effects', () => {
  it.each(CHARTS)(
    'that the chart $id names are exactly those that the world performs for it',
    ({ id, machine }) => {
      expect([...RESOURCES[id].effects].sort()).toEqual(effectsOf(machine.implementations.actions))
    },
  )

  it('exist for every chart that there is', () => {
    expect(Object.keys(RESOURCES).sort()).toEqual(CHARTS.map(({ id }) => id).sort())
  })

  it('of an unknown name are a broken assumption, not nothing', () => {
    expect(() => RESOURCES.instance.perform({} as never, 'i-0', 'flyAway', undefined)).toThrow(
      /effect flyAway of instance does not exist/,
    )
  })
})

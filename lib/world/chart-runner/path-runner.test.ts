import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, assign, raise, setup } from 'xstate'
import { CHARTS } from '@/lib/testing/charts'
import { isPath } from './path-runner'

describe('which charts the path runner walks', () => {
  it('all but those with regions side by side', () => {
    expect(CHARTS.filter(({ machine }) => !isPath(machine)).map(({ id }) => id)).toEqual([
      'container-instance',
      'deployment',
    ])
  })

  const known = setup({ actions: { note: () => {}, set: assign({}), again: raise({ type: 'go' }) } })

  const machineOf = (config: object) => known.createMachine(config as never) as unknown as AnyStateMachine

  it.each([
    ['that XState must walk', { type: 'parallel' }, { b: {} }],
    ['with an event for any name', {}, { b: { on: { '*': { target: 'a' } } } }],
    ['with a final state inside another', {}, { b: { initial: 'c', states: { c: { type: 'final' } } } }],
    ['that remembers where it was', {}, { b: { type: 'history' } }],
    ['that sends events to itself', {}, { b: { entry: { type: 'again' } } }],
  ])('none %s', (_what, head, states) => {
    const start = 'type' in head ? {} : { initial: 'a' }
    expect(isPath(machineOf({ ...start, ...head, states: { a: {}, ...states } }))).toBe(false)
  })

  it('any with effects, assignments and delays', () => {
    const b = { entry: [{ type: 'note' }, { type: 'set' }], after: { 10: { target: 'a' } } }
    expect(isPath(machineOf({ initial: 'a', states: { a: {}, b } }))).toBe(true)
  })
})

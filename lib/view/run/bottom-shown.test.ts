import { describe, expect, it } from 'vitest'
import { afterPress, bottomShown } from './bottom-shown'
import { INITIAL_SESSION, type SessionState } from './session-state'

const at = (mainView: SessionState['mainView']) => ({ ...INITIAL_SESSION, mainView })

describe('Below the view of the run', () => {
  it.each([
    ['canvas', 'charts'],
    ['scaling', 'timeline'],
    ['compare', 'timeline'],
    ['sweep', 'timeline'],
  ] as const)('stands at first, in %s: %s', (view, shown) => {
    expect(bottomShown(at(view))).toBe(shown)
  })

  it.each([
    ['canvas', ['charts'], null],
    ['canvas', ['charts', 'charts'], 'charts'],
    ['canvas', ['events'], 'events'],
    ['canvas', ['events', 'events'], null],
    ['scaling', ['charts'], 'charts'],
    ['scaling', ['charts', 'charts'], 'timeline'],
    ['scaling', ['events'], 'events'],
    ['scaling', ['events', 'charts'], 'charts'],
    ['scaling', ['events', 'events'], null],
    ['scaling', ['events', 'events', 'charts'], 'charts'],
  ] as const)('in %s, after %j is pressed: %s', (view, presses, shown) => {
    let state = at(view)
    for (const tab of presses) state = { ...state, ...afterPress(tab, state) }
    expect(bottomShown(state)).toBe(shown)
  })

  it('stays away everywhere when it was put away below the canvas', () => {
    const canvas = at('canvas')
    expect(bottomShown({ ...canvas, ...afterPress('charts', canvas), mainView: 'compare' })).toBeNull()
  })
})

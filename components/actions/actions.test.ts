import { describe, expect, it } from 'vitest'
import { createRun } from '@/lib/view/run/run'
import { ALL_ACTIONS } from './all-actions'
import { matchesShortcut, shortcutText } from './shortcut'

const run = createRun()

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('shortcuts', () => {
  it('are each of one action only', () => {
    const texts = ALL_ACTIONS.flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcutText(shortcut)]))
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('match with Control and with Command, and not with Shift added', () => {
    const undo = { key: 'z', mod: true }
    expect(matchesShortcut(undo, press('z', { ctrlKey: true }))).toBe(true)
    expect(matchesShortcut(undo, press('z', { metaKey: true }))).toBe(true)
    expect(matchesShortcut(undo, press('z', { ctrlKey: true, shiftKey: true }))).toBe(false)
    expect(matchesShortcut(undo, press('z'))).toBe(false)
  })

  it('leave the browser its own: a plain key does not match with a modifier', () => {
    expect(matchesShortcut({ key: 'n' }, press('n', { ctrlKey: true }))).toBe(false)
    expect(matchesShortcut({ key: '?' }, press('?', { shiftKey: true }))).toBe(true)
  })
})

describe('actions', () => {
  it('have unique ids, and words for menu and help', () => {
    const state = run.store.getState()
    expect(new Set(ALL_ACTIONS.map(({ id }) => id)).size).toBe(ALL_ACTIONS.length)
    for (const action of ALL_ACTIONS) {
      expect(action.label(state), action.id).not.toBe('')
      expect(action.help, action.id).toMatch(/\.$/)
    }
  })

  it('of the simulation wait for it, those of the screen do not', () => {
    const enabled = ALL_ACTIONS.filter((action) => action.enabled(run.store.getState())).map(({ id }) => id)
    expect(enabled).toEqual([
      'toggle-left',
      'toggle-right',
      'toggle-bottom',
      'open-scenario',
      'theme',
      'help',
    ])
  })
})

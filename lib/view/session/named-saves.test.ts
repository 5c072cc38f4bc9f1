import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import { addSave, deleteSave, listSaves, type NamedSave, openSave, renameSave } from './named-saves'
import type { KeyValueStore, SavedRun } from './saved-run'

const RUN: SavedRun = {
  record: { scenario: { name: 'x' }, seed: 1, commands: [], now: simTime(5) },
  scenarioId: null,
  playing: false,
  speed: 1,
  view: 'canvas',
  borrowed: null,
}
const entry = (id: string): NamedSave => {
  return { id, name: `run ${id}`, title: 'X', at: 5, commands: 0, savedAt: 1 }
}

function storage(charsMax = Number.POSITIVE_INFINITY) {
  const items = new Map<string, string>()
  const store: KeyValueStore = {
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      const others = [...items].reduce((sum, [k, v]) => sum + (k === key ? 0 : v.length), 0)
      if (others + value.length > charsMax) throw new Error('QuotaExceededError')
      items.set(key, value)
    },
    removeItem: (key) => void items.delete(key),
  }
  return { store, items }
}

describe('saved runs with names', () => {
  it('are listed newest first, opened as they were, renamed and deleted', () => {
    const { store, items } = storage()
    for (const id of ['a', 'b']) expect(addSave(store, entry(id), RUN)).toBeNull()
    expect(listSaves(store)).toEqual([entry('b'), entry('a')])
    expect(openSave(store, 'a')).toEqual({ ok: true, value: RUN })
    expect(renameSave(store, 'a', 'other')).toBeNull()
    expect(listSaves(store).map(({ name }) => name)).toEqual(['run b', 'other'])
    expect(deleteSave(store, 'a')).toBeNull()
    expect(openSave(store, 'a')).toBeNull()
    expect(items.size).toBe(2)
  })

  it('are kept whole or not at all, and the reason is said', () => {
    for (const charsMax of [0, 100, 250, 300]) {
      const { store, items } = storage(charsMax)
      const failure = addSave(store, entry('a'), RUN)
      if (failure === null) continue
      expect(failure).toContain('storage is full')
      expect([listSaves(store), items.has('dockyard.saves.a')]).toEqual([[], false])
    }
    const large = { ...RUN, record: { ...RUN.record, scenario: { name: 'x'.repeat(2_000_000) } } }
    expect(addSave(storage().store, entry('a'), large)).toContain('too large')
  })

  it('are at most fifty', () => {
    const { store } = storage()
    for (let i = 0; i < 50; i++) addSave(store, entry(`n${i}`), RUN)
    expect(addSave(store, entry('more'), RUN)).toContain('50 saved runs')
  })

  it('are nothing when the storage holds anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { store, items } = storage()
        items.set('dockyard.saves', text)
        items.set('dockyard.saves.a', text)
        expect(listSaves(store)).toEqual([])
        expect(openSave(store, 'a')?.ok).toBe(false)
      }),
    )
  })
})

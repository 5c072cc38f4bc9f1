import { describe, expect, it } from 'vitest'
import { keepNote, noteKey, readNote } from './notes'

function storage(full = false) {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem(key: string, text: string) {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, text)
    },
  }
}

describe('notes of a presenter', () => {
  it('belong to a sentence of a scenario, and go when they are emptied', () => {
    const kept = storage()
    const key = noteKey('Ports', 'Each has its own.')
    expect(readNote(kept, key)).toBe('')
    keepNote(kept, key, 'Point at all four.')
    keepNote(kept, noteKey('Ports', 'Other.'), 'x')
    expect(readNote(kept, key)).toBe('Point at all four.')
    keepNote(kept, key, '')
    expect(readNote(kept, key)).toBe('')
    expect(readNote(kept, noteKey('Ports', 'Other.'))).toBe('x')
  })

  it('say when the browser keeps nothing, and survive what is not theirs', () => {
    expect(keepNote(storage(true), 'a', 'b')).toBe(false)
    const kept = storage()
    kept.setItem('dockyard.notes', '[1, {')
    expect(readNote(kept, 'a')).toBe('')
  })
})

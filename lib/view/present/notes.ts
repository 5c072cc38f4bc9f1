// What a presenter wants to remember at a sentence. Kept in the browser by scenario and sentence, and shown to nobody else.

import type { KeyValueStore } from '../session/saved-run'

const KEY = 'dockyard.notes'
const CHARS_MAX = 200_000

type Notes = Readonly<Record<string, string>>

/** Notes belong to words, not to numbers: a scenario whose text changes keeps those of the sentences that stay. */
export function noteKey(title: string, sentence: string): string {
  return `${title}\n${sentence}`
}

export function readNote(storage: KeyValueStore, key: string): string {
  return readNotes(storage)[key] ?? ''
}

/** False when the browser keeps nothing. */
export function keepNote(storage: KeyValueStore, key: string, text: string): boolean {
  const { [key]: _, ...others } = readNotes(storage)
  const all = JSON.stringify(text === '' ? others : { ...others, [key]: text })
  if (all.length > CHARS_MAX) return false
  try {
    storage.setItem(KEY, all)
    return true
  } catch {
    return false
  }
}

function readNotes(storage: KeyValueStore): Notes {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}

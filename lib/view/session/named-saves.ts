// Runs that a person has given a name to, in the browser's storage: one list of what there is, and each run under a key of its own.
// What is read from there is as hostile as anything else from outside.

import type { Parsed } from './record'
import { type KeyValueStore, readRun, type SavedRun, STORAGE_REFUSES, writeRun } from './saved-run'

export interface NamedSave {
  readonly id: string
  readonly name: string
  /** Of the scenario. */
  readonly title: string
  /** Microseconds of the run. */
  readonly at: number
  readonly commands: number
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

const LIST_KEY = 'dockyard.saves'
const SAVES_MAX = 50
export const NAME_CHARS_MAX = 80

const keyOf = (id: string) => `${LIST_KEY}.${id}`

/** The newest first; what is no entry is left out. */
export function listSaves(storage: KeyValueStore): readonly NamedSave[] {
  try {
    const list: unknown = JSON.parse(storage.getItem(LIST_KEY) ?? '[]')
    return Array.isArray(list) ? list.flatMap(entryOf).slice(0, SAVES_MAX) : []
  } catch {
    return []
  }
}

function entryOf(value: unknown): readonly NamedSave[] {
  if (typeof value !== 'object' || value === null) return []
  const { id, name, title, at, commands, savedAt } = value as Readonly<Record<string, unknown>>
  if (typeof id !== 'string' || !/^[a-z0-9-]{1,40}$/.test(id)) return []
  if (typeof name !== 'string' || typeof title !== 'string') return []
  if (!isCount(at) || !isCount(commands) || !isCount(savedAt)) return []
  return [{ id, name: name.slice(0, NAME_CHARS_MAX), title: title.slice(0, 200), at, commands, savedAt }]
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** Why it could not be kept, or null. Nothing is kept by half. */
export function addSave(storage: KeyValueStore, save: NamedSave, run: SavedRun): string | null {
  const list = listSaves(storage)
  if (list.length >= SAVES_MAX) return `There are ${SAVES_MAX} saved runs already. Delete one first.`
  const failure = writeRun(storage, keyOf(save.id), run)
  if (failure !== null) return failure
  const unlisted = writeList(storage, [save, ...list])
  if (unlisted !== null) storage.removeItem(keyOf(save.id))
  return unlisted
}

export function renameSave(storage: KeyValueStore, id: string, name: string): string | null {
  const renamed = (save: NamedSave) =>
    save.id === id ? { ...save, name: name.slice(0, NAME_CHARS_MAX) } : save
  return writeList(storage, listSaves(storage).map(renamed))
}

export function deleteSave(storage: KeyValueStore, id: string): string | null {
  const failure = writeList(
    storage,
    listSaves(storage).filter((save) => save.id !== id),
  )
  if (failure === null) storage.removeItem(keyOf(id))
  return failure
}

/** Null when it is not there any more. */
export function openSave(storage: KeyValueStore, id: string): Parsed<SavedRun> | null {
  return readRun(storage, keyOf(id))
}

function writeList(storage: KeyValueStore, list: readonly NamedSave[]): string | null {
  try {
    storage.setItem(LIST_KEY, JSON.stringify(list))
    return null
  } catch {
    return STORAGE_REFUSES
  }
}

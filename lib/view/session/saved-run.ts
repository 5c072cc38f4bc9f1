// The person's work in the browser's storage: the run as a record, so that a reload finds everything where it was.

import type { RunRecord } from '@/lib/protocol'
import { isMainView, type MainViewId } from '../run/session-state'
import { type Parsed, parseRunRecord } from './record'

export const KEPT_RUN_KEY = 'dockyard.run'
const VERSION = 1
const CHARS_MAX = 1_500_000

export interface SavedRun {
  readonly record: RunRecord
  /** Of the built-in scenario it began with. */
  readonly scenarioId: string | null
  readonly playing: boolean
  readonly speed: number
  /** What the main area showed of it. */
  readonly view: MainViewId
  /** Commands that came with a shared link, when the person has added none; null for work of their own. */
  readonly borrowed: number | null
}

export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** False when it could not be kept: too large, or the browser refuses. */
export function saveRun(storage: KeyValueStore, run: SavedRun): boolean {
  return writeRun(storage, KEPT_RUN_KEY, run) === null
}

/** Why it could not be kept, or null. */
export function writeRun(storage: KeyValueStore, key: string, run: SavedRun): string | null {
  const text = JSON.stringify({ version: VERSION, ...run })
  if (text.length > CHARS_MAX)
    return 'This run is too large for the storage of the browser. Download the scenario instead.'
  try {
    storage.setItem(key, text)
    return null
  } catch {
    return STORAGE_REFUSES
  }
}

export const STORAGE_REFUSES =
  'The browser does not keep it: its storage is full or switched off. Delete a saved run, or download the scenario instead.'

/** Null when nothing is kept; what cannot be read says why. */
export function loadRun(storage: KeyValueStore): Parsed<SavedRun> | null {
  return readRun(storage, KEPT_RUN_KEY)
}

export function readRun(storage: KeyValueStore, key: string): Parsed<SavedRun> | null {
  const text = readItem(storage, key)
  if (text === null) return null
  if (text.length > CHARS_MAX) return { ok: false, where: '', message: 'it is larger than Dockyard allows' }
  let saved: unknown
  try {
    saved = JSON.parse(text)
  } catch {
    return { ok: false, where: '', message: 'it is not JSON' }
  }
  if (typeof saved !== 'object' || saved === null || !('version' in saved) || saved.version !== VERSION) {
    return { ok: false, where: 'version', message: 'it was written by another version of Dockyard' }
  }
  const { record, scenarioId, playing, speed, view, borrowed } = saved as Partial<
    Record<keyof SavedRun, unknown>
  >
  const parsed = parseRunRecord(record)
  if (!parsed.ok) return { ...parsed, where: parsed.where === '' ? 'record' : `record.${parsed.where}` }
  return {
    ok: true,
    value: {
      record: parsed.value,
      scenarioId: typeof scenarioId === 'string' ? scenarioId : null,
      playing: playing === true,
      speed: typeof speed === 'number' && speed > 0 && speed <= 600 ? speed : 1,
      view: isMainView(view) ? view : 'canvas',
      borrowed: typeof borrowed === 'number' ? borrowed : null,
    },
  }
}

export function forgetRun(storage: KeyValueStore): void {
  try {
    storage.removeItem(KEPT_RUN_KEY)
  } catch {
    // A browser that refuses storage has nothing to forget.
  }
}

function readItem(storage: KeyValueStore, key: string): string | null {
  try {
    return storage.getItem(key)
  } catch {
    return null
  }
}

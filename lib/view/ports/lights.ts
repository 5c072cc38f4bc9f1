// What is lit: the port that is pointed at or has the keyboard's focus, in map, port space and table alike; or every way through a
// node or a band of the map. A store of its own: it changes with the pointer, and only what is lit or was renders then.

import { createStore } from 'zustand/vanilla'
import { perRun } from '../run/per-run'
import type { Through } from './through'

export interface Lights {
  /** Key of a mapping. */
  readonly lit: string | null
  readonly through: Through | null
  /** Keys of the mappings to which ways through it lead. */
  readonly along: ReadonlySet<string>
}

export const UNLIT: Lights = { lit: null, through: null, along: new Set() }

export const lightsOf = perRun(() => createStore<Lights>()(() => UNLIT))

// Which port is lit: the one that is pointed at or has the keyboard's focus, in map, port space and table alike. A store of its
// own: it changes with the pointer, and only what is lit or was renders then.

import { createStore } from 'zustand/vanilla'
import { perRun } from '../run/per-run'

export interface Lights {
  /** Key of a mapping. */
  readonly lit: string | null
}

export const lightsOf = perRun(() => createStore<Lights>()(() => ({ lit: null })))

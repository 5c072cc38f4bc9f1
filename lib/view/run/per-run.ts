import type { Run } from './run'

/**
 * What belongs to a run but only some views need: made when one of them first asks, so that its code is no part of the page's first
 * load. One object a run, gone with it.
 *
 * Example: `export const sweepOf = perRun((run) => new Sweep(run))`.
 */
export function perRun<T extends object>(make: (run: Run) => T): (run: Run) => T {
  const made = new WeakMap<Run, T>()
  return (run) => {
    const known = made.get(run) ?? make(run)
    made.set(run, known)
    return known
  }
}

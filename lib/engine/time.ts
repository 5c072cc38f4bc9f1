// Simulated time. There is one unit in the whole core, the integer microsecond since the start of the run, because
// requests queue below a millisecond. `./calendar` says what date that is.

declare const brand: unique symbol

/** Integer microseconds since the start of the run. */
export type SimTime = number & { readonly [brand]: true }

export const START = 0 as SimTime
export const US_PER_MS = 1_000
export const US_PER_SECOND = 1_000_000

/** The instant `microseconds` after the start; fractions are rounded up, so that nothing happens too early. */
export function simTime(microseconds: number): SimTime {
  return Math.ceil(microseconds) as SimTime
}

export function afterMs(time: SimTime, ms: number): SimTime {
  return simTime(time + ms * US_PER_MS)
}

export function afterSeconds(time: SimTime, seconds: number): SimTime {
  return simTime(time + seconds * US_PER_SECOND)
}

export function toSeconds(time: SimTime): number {
  return time / US_PER_SECOND
}

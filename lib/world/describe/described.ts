// Describe answers have AWS's shapes, with one difference: the core knows no dates. A timestamp is a number, the seconds
// since the start of the run; shells turn it into a date beside it.

import { type SimTime, toSeconds } from '@/lib/engine'

/** AWS's shape `T` as the core answers it: read-only, timestamps as seconds of `SimTime`. */
export type Described<T> = T extends Date
  ? number
  : T extends readonly (infer Element)[]
    ? readonly Described<Element>[]
    : T extends object
      ? { readonly [Key in keyof T]: Described<T[Key]> }
      : T

/** Seconds since the start of the run; undefined, so that the member is left out as AWS does, when it has not happened. */
export function timestamp(time: SimTime | null): number | undefined {
  return time === null ? undefined : toSeconds(time)
}

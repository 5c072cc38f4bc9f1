import { type SimTime, toSeconds } from '@/lib/engine'

/** Seconds since the start of the run; undefined, so that the member is left out as AWS does, when it has not happened. */
export function timestamp(time: SimTime | null): number | undefined {
  return time === null ? undefined : toSeconds(time)
}

import type { SimTime } from '@/lib/engine'

export interface TimeRange {
  readonly from: SimTime
  readonly to: SimTime
}

/** Whether something that lasted from `from` to `until`, or lasts still, was there in the range. */
export function overlaps(
  { from, until }: { readonly from: SimTime; readonly until: SimTime | null },
  range: TimeRange,
): boolean {
  return from <= range.to && (until === null || until >= range.from)
}

/** Of what happens at one moment. */
export function isIn(range: TimeRange, at: SimTime): boolean {
  return overlaps({ from: at, until: at }, range)
}

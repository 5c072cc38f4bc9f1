// Which seconds the charts show.

export const WINDOW_CHOICES = ['5 min', '15 min', 'all'] as const
export type WindowChoice = (typeof WINDOW_CHOICES)[number]
const WINDOW_SECONDS: Readonly<Record<WindowChoice, number>> = {
  '5 min': 300,
  '15 min': 900,
  all: Number.POSITIVE_INFINITY,
}
const WINDOW_SECONDS_MIN = 60

/** Seconds on the time axis: follows now, goes back to `first` at most, never narrower than a minute. */
export function windowOf(
  nowSeconds: number,
  choice: WindowChoice,
  first: number,
): readonly [from: number, to: number] {
  const from = Math.max(first, nowSeconds - WINDOW_SECONDS[choice])
  return [from, Math.max(nowSeconds, from + WINDOW_SECONDS_MIN)]
}

type Range = readonly [from: number, to: number]

/**
 * The window while one looks back at second `at`: it stays as it was as long as it holds that moment, so that what one points at does not
 * move away; else the moment comes into its middle. `live` is the window that ends with the run's newest second.
 */
export function windowHolding(before: Range | null, live: Range, at: number): Range {
  const holds = ([from, to]: Range) => from <= at && at <= to
  const length = live[1] - live[0]
  if (before !== null && before[1] - before[0] === length && before[1] <= live[1] && holds(before))
    return before
  if (holds(live)) return live
  const from = Math.max(0, Math.min(live[1] - length, Math.floor(at - length / 2)))
  return [from, from + length]
}

const HORIZONS = [300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400]

/** Length in seconds of the strip that shows the whole run: the next round length after now, with room ahead. */
export function horizonOf(nowSeconds: number): number {
  return (
    HORIZONS.find((seconds) => nowSeconds <= seconds * 0.95) ??
    Math.ceil((nowSeconds * 1.1) / 86_400) * 86_400
  )
}

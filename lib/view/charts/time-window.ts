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

const HORIZONS = [300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400]

/** Length in seconds of the strip that shows the whole run: the next round length after now, with room ahead. */
export function horizonOf(nowSeconds: number): number {
  return (
    HORIZONS.find((seconds) => nowSeconds <= seconds * 0.95) ??
    Math.ceil((nowSeconds * 1.1) / 86_400) * 86_400
  )
}

// A line chart as inline SVG: no script, no font of its own, prints in black and white since lines differ by their dashes too.

import { clockTime, figure } from '@/lib/metrics/figures'
import { type Markup, markup } from './markup'

export interface ChartLine {
  readonly label: string
  /** One a step; null is a gap. */
  readonly values: readonly (number | null)[]
  /** A class of the style sheet: `a` to `f`, each with a colour and a dash. */
  readonly style: 'a' | 'b' | 'c' | 'd' | 'e' | 'f'
  readonly isStepped?: boolean
}

export interface Chart {
  readonly title: string
  readonly unit: string
  readonly lines: readonly ChartLine[]
  readonly stepSeconds: number
}

const WIDTH = 480
const HEIGHT = 150
const LEFT = 46
/** Half of the last time, which stands under the end of the axis. */
const RIGHT = 24
const TOP = 10
const BOTTOM = 22
const TICKS = 4

/** 1, 2 or 5 times a power of ten, so that about `count` of them reach `span`. */
export function niceStep(span: number, count: number): number {
  let power = 1
  const rough = span / count
  while (power * 10 <= rough) power *= 10
  while (power > rough) power /= 10
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10
  return factor * power
}

/** A chart of nothing is left out: null. */
export function chartSvg({ title, unit, lines, stepSeconds }: Chart): Markup | null {
  const shown = lines.filter(({ values }) => values.some((value) => value !== null))
  const steps = Math.max(0, ...shown.map(({ values }) => values.length))
  if (steps === 0) return null
  const most = Math.max(...shown.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const tick = niceStep(most > 0 ? most : 1, TICKS)
  const top = tick * Math.max(1, Math.ceil((most > 0 ? most : 1) / tick - 1e-9))
  const x = (step: number) => LEFT + ((WIDTH - LEFT - RIGHT) * step) / steps
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top
  const levels = Array.from({ length: Math.round(top / tick) + 1 }, (_, i) => i * tick)
  const seconds = timeStep(steps * stepSeconds)
  const times = Array.from({ length: Math.floor((steps * stepSeconds) / seconds) + 1 }, (_, i) => i * seconds)
  return markup`<figure class="chart"><figcaption><b>${title}</b>${unit === '' ? null : markup` in ${unit}`}${shown.map(
    ({ label, style }) =>
      markup`<span class="key"><svg width="22" height="8" aria-hidden="true"><path class="line ${style}" d="M1 4H21"/></svg>${label}</span>`,
  )}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${`${title} over time, at most ${figure(most)} ${unit}`.trim()}">${levels.map(
    (level) =>
      markup`<path class="grid" d="M${LEFT} ${fixed(y(level))}H${WIDTH - RIGHT}"/><text class="y" x="${LEFT - 6}" y="${fixed(y(level) + 4)}">${figure(level)}</text>`,
  )}${times.map(
    (time) =>
      markup`<text class="x" x="${fixed(x(time / stepSeconds))}" y="${HEIGHT - 5}">${clockTime(time)}</text>`,
  )}${shown.map(
    ({ values, style, isStepped }) =>
      markup`<path class="line ${style}" d="${pathOf(values, x, y, isStepped === true)}"/>`,
  )}</svg></figure>`
}

const TIME_STEPS = [10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400]

function timeStep(seconds: number): number {
  return TIME_STEPS.find((one) => seconds / one <= 8) ?? Math.ceil(seconds / 8 / 86_400) * 86_400
}

function fixed(value: number): string {
  return String(Number(value.toFixed(1)))
}

/** A value stands in the middle of its step, or over all of it. */
function pathOf(
  values: readonly (number | null)[],
  x: (step: number) => number,
  y: (value: number) => number,
  isStepped: boolean,
): string {
  let path = ''
  let isDown = false
  values.forEach((value, step) => {
    if (value === null) {
      isDown = false
      return
    }
    const height = fixed(y(value))
    if (isStepped) path += `${isDown ? 'L' : 'M'}${fixed(x(step))} ${height}H${fixed(x(step + 1))}`
    else path += `${isDown ? 'L' : 'M'}${fixed(x(step + 0.5))} ${height}`
    isDown = true
  })
  return path
}

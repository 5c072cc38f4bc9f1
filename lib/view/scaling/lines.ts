// Series as lines and areas of a lane.

import { metricOf } from '@/lib/metrics/catalogue'
import { line, token } from '../charts/panel'
import { type MetricColumns, panelData } from '../charts/series'
import { type Axis, lengthOf, xOf } from './axis'
import type { ScalingPicture } from './picture'

const US = 1_000_000
/** A point each so many pixels: requests of single seconds are noise. */
const POINT_PX = 4

export interface LinePoint {
  readonly x: number
  readonly value: number
}

/** Runs of points without a gap. Levels are averaged, counts keep their last value. */
export function linesOf(
  axis: Axis,
  metrics: MetricColumns,
  series: string,
  [first, last]: readonly [first: number, last: number],
): readonly (readonly LinePoint[])[] {
  const range = [Math.max(first, axis.from) / US, Math.min(last, axis.to) / US - 1] as const
  if (range[1] < range[0]) return []
  const merge = metricOf(series)?.overTime === 'sum' ? 'average' : undefined
  const spec = line(series, series, token('ink'), merge && { merge })
  const { x, columns } = panelData([spec], metrics, range, Math.max(1, Math.floor(axis.width / POINT_PX)))
  const strideUs = ((x[1] ?? 0) - (x[0] ?? 0) || 1) * US
  const runs: LinePoint[][] = [[]]
  for (const [i, second] of x.entries()) {
    const value = columns[0]?.[i] ?? null
    if (value === null) runs.push([])
    else runs.at(-1)?.push({ x: xOf(axis, Math.max(first, second * US)), value })
  }
  // What a step measured holds until its end.
  return runs.filter((run) => run.length > 0).map((run) => [...run, closing(run, axis, { strideUs, last })])
}

function closing(
  run: readonly LinePoint[],
  axis: Axis,
  { strideUs, last }: { readonly strideUs: number; readonly last: number },
): LinePoint {
  const { x, value } = run.at(-1) ?? { x: 0, value: 0 }
  return { x: Math.min(x + lengthOf(axis, strideUs), xOf(axis, Math.min(last, axis.to))), value }
}

export interface Scale {
  readonly top: number
  readonly bottom: number
  /** What stands at the top; 0 stands at the bottom. */
  readonly most: number
}

export function yOf({ top, bottom, most }: Scale, value: number): number {
  return bottom - (Math.min(value, most) / most) * (bottom - top)
}

/** A number a little above all that is drawn of these series, so that a line does not stick to the edge. */
export function mostOf(
  { axis, parts }: Pick<ScalingPicture, 'axis' | 'parts'>,
  series: readonly string[],
  atLeast = 0,
): number {
  let most = atLeast
  for (const { metrics, range } of parts)
    for (const name of series)
      for (const run of linesOf(axis, metrics, name, range))
        for (const { value } of run) most = Math.max(most, value)
  return most === 0 ? 1 : most * 1.15
}

/** `M0 4L3 5…`, in steps where the value holds until the next point. */
export function pathOf(run: readonly LinePoint[], scale: Scale, isStepped: boolean): string {
  let path = ''
  let y = 0
  for (const [i, { x, value }] of run.entries()) {
    const next = round(yOf(scale, value))
    if (i === 0) path = `M${round(x)} ${next}`
    else if (!isStepped) path += `L${round(x)} ${next}`
    else if (next !== y || i === run.length - 1) path += `H${round(x)}V${next}`
    y = next
  }
  return path
}

/** The same closed down to the bottom. */
export function areaOf(run: readonly LinePoint[], scale: Scale): string {
  const [first, last] = [run[0], run.at(-1)]
  if (first === undefined || last === undefined) return ''
  return `${pathOf(run, scale, true)}V${scale.bottom}H${round(first.x)}Z`
}

const round = (px: number) => Math.round(px * 10) / 10

export interface Plateau {
  readonly x: number
  readonly width: number
  readonly value: number
}

/** Stretches of one value, for the numbers that are written into an area. */
export function plateausOf(run: readonly LinePoint[]): readonly Plateau[] {
  const plateaus: Plateau[] = []
  for (const [i, { x, value }] of run.entries()) {
    const end = run[i + 1]?.x ?? x
    const last = plateaus.at(-1)
    if (last?.value === value) plateaus[plateaus.length - 1] = { ...last, width: end - last.x }
    else plateaus.push({ x, width: end - x, value })
  }
  return plateaus
}

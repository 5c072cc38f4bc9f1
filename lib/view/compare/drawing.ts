// Two courses on one axis: lines, strips of tasks, and what they say at an instant.

import type { RunCourse } from '@/lib/protocol'
import { type Axis, lengthOf, xOf } from '../scaling/axis'
import type { LinePoint } from '../scaling/lines'

const US = 1_000_000
/** Seconds of single requests are noise. */
const POINT_PX = 3
const CELL_PX = 6

type Column = readonly (number | null)[]
type Merge = 'average' | 'maximum' | 'last'

interface Bucket {
  readonly x: number
  readonly value: number | null
}

/** The values of so many pixels taken together. */
function buckets(
  axis: Axis,
  { values, stepSeconds }: { readonly values: Column; readonly stepSeconds: number },
  { px, merge }: { readonly px: number; readonly merge: Merge },
): readonly Bucket[] {
  const stepPx = lengthOf(axis, stepSeconds * US)
  const size = Math.max(1, Math.round(px / stepPx))
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => ({
    x: xOf(axis, i * size * stepSeconds * US),
    value: merged(
      values.slice(i * size, (i + 1) * size).filter((value) => value !== null),
      merge,
    ),
  }))
}

function merged(values: readonly number[], merge: Merge): number | null {
  if (values.length === 0) return null
  if (merge === 'last') return values.at(-1) ?? null
  if (merge === 'maximum') return Math.max(...values)
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Runs of points without a gap. */
export function courseLines(
  axis: Axis,
  values: Column,
  { stepSeconds, merge }: { readonly stepSeconds: number; readonly merge: Merge },
): readonly (readonly LinePoint[])[] {
  const runs: LinePoint[][] = [[]]
  for (const { x, value } of buckets(axis, { values, stepSeconds }, { px: POINT_PX, merge })) {
    if (value === null) runs.push([])
    else runs.at(-1)?.push({ x, value })
  }
  return runs.filter((run) => run.length > 0)
}

export const greatest = (...columns: readonly Column[]): number =>
  columns.reduce((most, values) => values.reduce<number>((top, value) => Math.max(top, value ?? 0), most), 0)

/** A line does not stick to the edge of its lane. */
export const withHeadroom = (most: number): number => (most === 0 ? 1 : most * 1.15)

/** Upper ends in percent of what the tasks reserve, which a task on EC2 may pass. */
export const HEAT_LEVELS = [
  { below: 40, label: '<40' },
  { below: 60, label: '<60' },
  { below: 80, label: '<80' },
  { below: 100, label: '<100' },
  { below: Number.POSITIVE_INFINITY, label: '≥100 %' },
] as const

export interface HeatCells {
  /** Place in `HEAT_LEVELS`; null where the tasks have no CPU yet. */
  readonly level: number | null
  /** All cells of that colour. */
  readonly path: string
}

/** A column a few pixels wide, a cell a task, coloured by how busy the tasks are. */
export function heatStrip(
  axis: Axis,
  { running, cpu, stepSeconds }: RunCourse,
  { height, most }: { readonly height: number; readonly most: number },
): readonly HeatCells[] {
  const paths = new Map<number | null, string>()
  const heat = buckets(axis, { values: cpu, stepSeconds }, { px: CELL_PX, merge: 'average' })
  const cell = height / Math.max(1, most)
  const gap = cell >= 4 ? 1 : 0
  for (const [i, { x, value }] of buckets(
    axis,
    { values: running, stepSeconds },
    { px: CELL_PX, merge: 'last' },
  ).entries()) {
    const tasks = Math.round(value ?? 0)
    const level = levelOf(heat[i]?.value ?? null)
    const width = round((heat[i + 1]?.x ?? axis.width) - x - (gap === 0 ? 0 : 0.6))
    let path = paths.get(level) ?? ''
    for (let task = 0; task < tasks; task++)
      path += `M${round(x)} ${round(height - (task + 1) * cell)}h${width}v${round(cell - gap)}h${-width}z`
    paths.set(level, path)
  }
  return [...paths].filter(([, path]) => path !== '').map(([level, path]) => ({ level, path }))
}

function levelOf(percent: number | null): number | null {
  return percent === null ? null : HEAT_LEVELS.findIndex(({ below }) => percent < below)
}

const round = (px: number): number => Math.round(px * 10) / 10

export interface Reading {
  readonly label: string
  readonly unit: string
  readonly a: number | null
  readonly b: number | null
}

/** What both say at an instant: averages of the minute up to it where single seconds jump. */
export function readingsAt(a: RunCourse, b: RunCourse, at: number): readonly Reading[] {
  const read = (
    label: string,
    unit: string,
    pick: (course: RunCourse) => Column,
    isAveraged = false,
  ): Reading => ({
    label,
    unit,
    a: valueAt(a, pick(a), at, isAveraged),
    b: valueAt(b, pick(b), at, isAveraged),
  })
  return [
    read('Requests', '/s', (course) => course.requests, true),
    read('Tasks running', '', (course) => course.running),
    read('Tasks desired', '', (course) => course.desired),
    read('CPU', '%', (course) => course.cpu, true),
    read('Latency p99', 'ms', (course) => course.p99Ms, true),
    read('Instances', '', (course) => course.instances),
    read('Cost so far', 'USD', (course) => course.costUsd),
  ]
}

const MINUTE_SECONDS = 60

function valueAt({ stepSeconds }: RunCourse, values: Column, at: number, isAveraged: boolean): number | null {
  const step = Math.min(values.length - 1, Math.floor(at / US / stepSeconds))
  if (!isAveraged) return values[step] ?? null
  const first = Math.max(0, step - Math.max(0, Math.round(MINUTE_SECONDS / stepSeconds) - 1))
  return merged(
    values.slice(first, step + 1).filter((value) => value !== null),
    'average',
  )
}

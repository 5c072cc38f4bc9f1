// What a chart is: one object says its lines, its title and its big number. panels/panels.ts lists them.

import { type Metric, metricOf } from '@/lib/metrics/catalogue'
import { shortNumber } from './short-number'

export type LineColour =
  | { readonly kind: 'token'; readonly token: 'accent' | 'violet' | 'danger' | 'warning' | 'muted' | 'ink' }
  /** Position of a task definition in order of registration; the palette follows it. */
  | { readonly kind: 'revision'; readonly ordinal: number }

export interface LineSpec {
  readonly metric: string
  readonly label: string
  /** Text beside the sample of the line; null when another line's sample stands for it too. */
  readonly legend: string | null
  readonly colour: LineColour
  /** Canvas dash pattern in pixels; empty is solid. Tells lines apart without colour. */
  readonly dash: readonly number[]
  readonly isStepped: boolean
  /** Drawn on top of the stacked lines before it, filled down to them. */
  readonly isStacked: boolean
  /** How several steps become one point when there are more steps than pixels. */
  readonly merge: Metric['drawn']
}

/** What there is to chart. */
export interface Charted {
  /** Of all series. */
  readonly names: readonly string[]
  /** The service that charts of one service are about, as its series name it. */
  readonly service: string
  /** Positions of task definitions in order of registration. */
  readonly ordinals: ReadonlyMap<string, number>
}

/** What is known of the service at the moment that a big number is of. */
export interface WantedTasks {
  readonly desired: number | null
  /** The task definition to which its newest deployment leads; null at another moment than the one that is shown. */
  readonly primary: string | null
}

type Current = (
  values: readonly (number | null)[],
  wanted: WantedTasks,
  /** Of the lines that the values are of. */
  labels: readonly string[],
) => string

export interface Panel {
  readonly id: string
  readonly title: string
  readonly unit: string
  /** It is there while a service is, and with several services its title names the one. */
  readonly isOfService: boolean
  /** Of whole things: no fractions on its axis, and a thing that is not there any more is none. */
  readonly isCount: boolean
  /** Those whose series is not there are left out. */
  lines(charted: Charted): readonly LineSpec[]
  /** The big number beside its title, of the newest values of its lines. */
  readonly current: Current
}

/** A panel with the lines that it has now. */
export type PanelSpec = Omit<Panel, 'lines'> & { readonly lines: readonly LineSpec[] }

/** `31 / 210 ms` */
function inUnit(unit: string): Current {
  return (values) => {
    // Nobody reads `10.0k ms`.
    if (unit === 'ms' && values.some((value) => value !== null && value >= 10_000))
      return `${values.map((value) => shortNumber(value === null ? null : value / 1000)).join(' / ')} s`
    const text = values.map(shortNumber).join(' / ')
    return unit === '' ? text : `${text} ${unit}`
  }
}

/** What most panels have in common; each says what differs. */
export function panel(given: Pick<Panel, 'id' | 'title' | 'unit' | 'lines'> & Partial<Panel>): Panel {
  return { isOfService: false, isCount: false, current: inUnit(given.unit), ...given }
}

const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4]]

/** Pattern of the nth revision: the first is solid, the following are dashed differently. */
export function dashOf(ordinal: number): readonly number[] {
  return DASHES[ordinal % DASHES.length] ?? []
}

export const line = (
  metric: string,
  label: string,
  colour: LineColour,
  more: Partial<LineSpec> = {},
): LineSpec => ({
  metric,
  label,
  legend: label,
  colour,
  dash: [],
  isStepped: false,
  isStacked: false,
  merge: metricOf(metric)?.drawn ?? 'last',
  ...more,
})

export const token = (name: Extract<LineColour, { kind: 'token' }>['token']): LineColour => ({
  kind: 'token',
  token: name,
})

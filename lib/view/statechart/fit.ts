// Fits a chart into its pane, so that nothing of it is ever out of sight: all transitions are listed where there is room for them,
// else only those of the states that one looks at, and what is left to win is won by drawing smaller. Pure.

import type { ChartGraph } from './definition'
import { type ChartLayout, layOutChart } from './layout'

export interface ChartPane {
  readonly width: number
  readonly height: number
  readonly characterWidth: number
  /** The states whose transitions are listed in any case. */
  readonly looked: ReadonlySet<string>
}

export interface FittedChart {
  readonly layout: ChartLayout
  /** Pixels of the pane of one unit of the layout; 1 at most. */
  readonly scale: number
}

/** Smaller than this, it is better to list less. */
const SCALE_LEGIBLE = 0.92
const GAP_NARROW = 13

export function fitChart(graph: ChartGraph, pane: ChartPane): FittedChart {
  const { width, characterWidth, looked } = pane
  const ways = [{}, { gap: GAP_NARROW }, { gap: GAP_NARROW, listed: looked }]
  const fitted = ways.map((way) => fittedTo(pane, layOutChart(graph, { width, characterWidth, ...way })))
  const legible = fitted.find(({ scale }) => scale >= SCALE_LEGIBLE)
  if (legible !== undefined) return legible
  // Drawn smaller, it has more room to the side for what is written.
  const scale = Math.max(...fitted.map((one) => one.scale))
  const wide = { width: width / scale, characterWidth, gap: GAP_NARROW, listed: looked }
  return fittedTo(pane, layOutChart(graph, wide))
}

function fittedTo({ width, height }: ChartPane, layout: ChartLayout): FittedChart {
  return { layout, scale: Math.min(1, width / layout.width, height / layout.height) }
}

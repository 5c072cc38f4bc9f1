// One uPlot chart: options from a panel, data from its columns. Knows the canvas, not React.

import uPlot from 'uplot'
import { type Mark, sparseMarks } from '@/lib/view/charts/marks'
import type { LineSpec, PanelSpec } from '@/lib/view/charts/panel'
import type { PanelData } from '@/lib/view/charts/series'
import { shortNumber } from '@/lib/view/charts/short-number'
import { formatClock } from '@/lib/view/describe/format'
import { type ChartColours, translucent } from './colours'

const FONT = '10px "JetBrains Mono Variable", ui-monospace, monospace'

export interface PlotState {
  readonly range: readonly [from: number, to: number]
  /** Where the measured seconds end and what is planned begins; null where nothing is. */
  readonly planFrom: number | null
  readonly marks: readonly Mark[]
  /** The second that the rest of the screen shows, while one looks back; else null. */
  readonly playhead: number | null
}

export interface PlotOptions {
  readonly panel: PanelSpec
  readonly colours: ChartColours
  readonly width: number
  readonly height: number
  /** Read at each drawing: what is on the chart besides its data. */
  readonly state: () => PlotState
  /** Somebody points at this second, or at none. */
  readonly onPoint: (second: number | null) => void
  /** Somebody wants to see this second. */
  readonly onWish: (second: number) => void
}

/** `04:12`, with hours only when there are any. */
function clockLabel(seconds: number): string {
  const text = formatClock(seconds * 1_000_000)
  return text.startsWith('00:') ? text.slice(3) : text
}

function seriesOf(line: LineSpec, colours: ChartColours): uPlot.Series {
  const stroke = colours.line(line.colour)
  return {
    label: line.label,
    stroke,
    width: line.colour.kind === 'token' && line.colour.token === 'ink' ? 1 : 1.6,
    dash: [...line.dash],
    points: { show: false },
    spanGaps: false,
    ...(line.isStepped && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
  }
}

/** Each stacked line is filled down to its floor: an unseen series of its own after those of the lines. */
function floorsOf(
  lines: readonly LineSpec[],
  colours: ChartColours,
): { readonly bands: uPlot.Band[]; readonly series: uPlot.Series[] } {
  const stacked = lines.flatMap((line, index) => (line.isStacked ? [{ line, upper: index + 1 }] : []))
  return {
    bands: stacked.map(({ line, upper }, index): uPlot.Band => {
      return { series: [upper, lines.length + 1 + index], fill: translucent(colours.line(line.colour), 0.28) }
    }),
    series: stacked.map(
      ({ line }): uPlot.Series => ({ ...seriesOf(line, colours), stroke: 'transparent', width: 0, dash: [] }),
    ),
  }
}

/** What lies ahead is shaded, so that nobody takes it for measured. */
function drawAhead(plot: uPlot, { state, colours }: PlotOptions): void {
  const { planFrom } = state()
  if (planFrom === null) return
  const { ctx, bbox } = plot
  const x = Math.max(bbox.left, Math.round(plot.valToPos(planFrom, 'x', true)))
  ctx.save()
  ctx.fillStyle = translucent(colours.axis, 0.1)
  ctx.fillRect(x, bbox.top, bbox.left + bbox.width - x, bbox.height)
  ctx.fillStyle = colours.axis
  ctx.fillRect(x, bbox.top, uPlot.pxRatio, bbox.height)
  ctx.restore()
}

function drawMarks(plot: uPlot, { state, colours }: PlotOptions): void {
  const { ctx, bbox } = plot
  const { range, marks } = state()
  ctx.save()
  ctx.lineWidth = uPlot.pxRatio
  ctx.setLineDash([3 * uPlot.pxRatio, 3 * uPlot.pxRatio])
  for (const { seconds, level } of sparseMarks(marks, range)) {
    const x = Math.round(plot.valToPos(seconds, 'x', true)) + 0.5
    ctx.strokeStyle = colours.marks[level]
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
  }
  ctx.restore()
}

/** Over everything: the moment that the canvas shows. */
function drawPlayhead(plot: uPlot, { state, colours }: PlotOptions): void {
  const { playhead } = state()
  if (playhead === null) return
  const { ctx, bbox } = plot
  const x = Math.round(plot.valToPos(playhead, 'x', true))
  if (x < bbox.left || x > bbox.left + bbox.width) return
  ctx.save()
  ctx.fillStyle = colours.marks.warning
  ctx.fillRect(x - uPlot.pxRatio, bbox.top, 2 * uPlot.pxRatio, bbox.height)
  ctx.restore()
}

const CHARACTER_PX = 6.1
/** Between the labels of an axis and the plot. */
const LABEL_GAP_PX = 6

/** As wide as its longest label, so that none is cut off. */
function labelWidth(labels: readonly string[] | null | undefined): number {
  const longest = Math.max(3, ...(labels ?? []).map(({ length }) => length))
  return Math.ceil(longest * CHARACTER_PX) + LABEL_GAP_PX
}

/** A label in the middle of the last tick needs half of its width beside the plot. */
function rightPadding({ state }: PlotOptions): number {
  return Math.ceil((clockLabel(state().range[1]).length * CHARACTER_PX) / 2) + 1
}

const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]

function axesOf({ colours, panel }: PlotOptions): uPlot.Axis[] {
  const shared = { stroke: colours.axis, font: FONT, ticks: { show: false } }
  return [
    {
      ...shared,
      size: 18,
      gap: 4,
      grid: { show: false },
      space: 60,
      incrs: [10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400],
      values: (_, splits) => splits.map(clockLabel),
    },
    {
      ...shared,
      size: (_, labels) => labelWidth(labels),
      gap: 3,
      space: 26,
      incrs: panel.isCount ? WHOLE : undefined,
      // The base line needs no number; there it would meet the first time of the other axis.
      values: (_, splits) => splits.map((value) => (value === 0 ? '' : axisText(value, panel.unit))),
      grid: { stroke: colours.grid, width: 1 },
    },
  ]
}

/** Milliseconds become seconds where they are many. */
function axisText(value: number, unit: string): string {
  return unit === 'ms' && value >= 1_000 ? `${shortNumber(value / 1_000)} s` : shortNumber(value)
}

export function createPlot(options: PlotOptions, data: PanelData, into: HTMLElement): uPlot {
  const { panel, colours, width, height, state, onPoint } = options
  const floors = floorsOf(panel.lines, colours)
  const series = panel.lines.map((line) => seriesOf(line, colours))
  const plot = new uPlot(
    {
      width,
      height,
      padding: [9, () => rightPadding(options), 0, 0],
      legend: { show: false },
      pxAlign: true,
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 5 } },
      scales: {
        x: { time: false, range: () => [...state().range] },
        y: { range: (_, __, max) => [0, Math.max(1, (max ?? 1) * 1.08)] },
      },
      axes: axesOf(options),
      series: [{}, ...series, ...floors.series],
      bands: floors.bands,
      hooks: {
        drawClear: [(plot) => drawAhead(plot, options)],
        draw: [(plot) => drawMarks(plot, options), (plot) => drawPlayhead(plot, options)],
        setCursor: [({ cursor, data: [x] }) => onPoint(cursor.idx == null ? null : (x[cursor.idx] ?? null))],
      },
    },
    aligned(data),
    into,
  )
  goWherePressed(plot, options)
  return plot
}

/** A press goes to its moment and a drag along the chart through its moments. A finger that drags scrolls; it goes where it taps. */
function goWherePressed(plot: uPlot, { onWish }: PlotOptions): void {
  const { over } = plot
  const wish = ({ clientX }: MouseEvent) =>
    onWish(plot.posToVal(clientX - over.getBoundingClientRect().left, 'x'))
  let isMouse = false
  over.addEventListener('pointerdown', (event) => {
    isMouse = event.pointerType === 'mouse'
    if (isMouse && event.button === 0) wish(event)
  })
  over.addEventListener('pointermove', (event) => {
    if (isMouse && event.buttons === 1) wish(event)
  })
  over.addEventListener('click', (event) => {
    if (!isMouse) wish(event)
  })
}

/** The crosshair as somebody set it elsewhere. */
export function pointAt(plot: uPlot, second: number | null): void {
  const left = second === null ? -10 : plot.valToPos(second, 'x')
  plot.setCursor({ left, top: second === null ? -10 : 0 }, false)
}

export function aligned({ x, columns, floors }: PanelData): uPlot.AlignedData {
  return [[...x], ...[...columns, ...floors].map((column) => [...column])]
}

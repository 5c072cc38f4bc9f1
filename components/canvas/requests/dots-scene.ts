// What flies over the canvas and the badges where something failed, at one moment of a clock of their own, and how they are drawn. Who
// moves that clock, a picture of the page or one of a film, is not its business.

import type { CanvasLayout } from '@/lib/view/layout/canvas'
import type { CanvasGeometry } from '@/lib/view/layout/geometry'
import { addBadge, badgeOpacity, badgeText, type ErrorBadge, liveBadges } from '@/lib/view/requests/badges'
import { DotShare, legibleRate } from '@/lib/view/requests/dot-share'
import {
  capped,
  DOTS_MAX,
  type DotShape,
  type Flight,
  flightAt,
  isAlive,
  isError,
  launch,
  positionAt,
  rerouted,
  shapeOf,
} from '@/lib/view/requests/flights'
import { selectRevisionColor } from '@/lib/view/run/selectors'
import type { SampleBatch, ViewState } from '@/lib/view/run/store'
import { badgeWidth, type PaintedDot, paintBadge, paintCircles, paintError } from './dot-painter'
import { watchDotPalette } from './dot-palette'
import { badgePoint, waysIn } from './dot-ways'
import { MessageDots } from './message-dots'

/** x, y, zoom */
export type Transform = readonly [number, number, number]

export interface SceneHost {
  readonly geometry: CanvasGeometry
  /** Told how many requests a dot stands for whenever that changes. */
  readonly onShare: (requestsPerDot: number) => void
  /** Pixels of the text of badges. */
  readonly badgeType: { readonly least: number; readonly most: number }
}

/** More flights than this are a crowd. */
const CROWD_DOTS = 160
const CROWD_SCALE_LEAST = 0.62
/** Between badges, in pixels of the screen. */
const BADGE_GAP = 5

export class DotsScene {
  private flights: readonly Flight[] = []
  private badges: readonly ErrorBadge[] = []
  private readonly share = new DotShare()
  private requestsPerDot = 1
  /** In milliseconds; moves only when it is told to. */
  private clockMs = 0
  private layout: CanvasLayout | null = null
  private readonly messages: MessageDots
  private readonly palette = watchDotPalette()

  constructor(private readonly host: SceneHost) {
    this.messages = new MessageDots(host.geometry)
  }

  get nowMs(): number {
    return this.clockMs
  }

  get count(): number {
    return this.flights.length + this.badges.length + this.messages.count
  }

  /** Samples take off over `spreadMs`. The answer: when the last of them lands. */
  add(
    batch: SampleBatch,
    state: ViewState,
    flight: { readonly spreadMs: number; readonly speed: number },
  ): number {
    const times = { nowMs: this.clockMs, ...flight }
    const shown = this.share.take(batch, this.clockMs, legibleRate(state.kinds.instance.length))
    const fresh = launch(shown, { ...times, way: waysIn(this.host.geometry, state) })
    this.messages.add(batch, times, state)
    this.flights = capped([...this.flights, ...fresh], DOTS_MAX)
    this.tellShare()
    return Math.max(this.messages.untilMs, ...fresh.map(({ startMs, durationMs }) => startMs + durationMs))
  }

  advance(byMs: number): void {
    const beforeMs = this.clockMs
    this.clockMs += byMs
    for (const { place, startMs, durationMs, sample } of this.flights) {
      const atMs = startMs + durationMs
      const landed = atMs > beforeMs && atMs <= this.clockMs
      if (landed && isError(sample.outcome))
        this.badges = addBadge(this.badges, { place, status: sample.status, atMs })
    }
  }

  /** Lets go of what is over, and takes what flies to where its place has moved to. */
  settle(state: ViewState): void {
    this.flights = this.flights.filter((flight) => isAlive(flight, this.clockMs))
    this.messages.prune(this.clockMs)
    this.badges = liveBadges(this.badges, this.clockMs)
    const layout = this.host.geometry.read(state)
    if (layout !== this.layout && this.layout !== null) {
      this.flights = rerouted(this.flights, waysIn(this.host.geometry, state))
      this.messages.reroute(state)
    }
    this.layout = layout
  }

  /** The request under a point in canvas units. */
  at(place: { readonly x: number; readonly y: number }, radius: number): number | null {
    return flightAt(this.flights, place, { nowMs: this.clockMs, radius })?.sample.id ?? null
  }

  clear(): void {
    this.share.clear()
    this.tellShare()
    this.flights = []
    this.badges = []
    this.messages.clear()
  }

  dispose(): void {
    this.palette.stop()
  }

  private tellShare(): void {
    if (this.share.requestsPerDot === this.requestsPerDot) return
    this.requestsPerDot = this.share.requestsPerDot
    this.host.onShare(this.requestsPerDot)
  }

  /** In the pixels of the screen that the context is set to. */
  draw(context: CanvasRenderingContext2D, state: ViewState, [x, y, zoom]: Transform): void {
    // Many dots are drawn smaller, or ropes of them would hide the names that they pass.
    const crowd = Math.min(
      1,
      Math.max(CROWD_SCALE_LEAST, Math.sqrt(CROWD_DOTS / (this.flights.length + this.messages.count))),
    )
    const radius = Math.max(2.2, Math.min(6.5, 4.4 * Math.sqrt(zoom)) * crowd)
    this.drawFlights(context, state, { x, y, zoom, radius })
    this.drawBadges(context, state, { x, y, zoom })
  }

  /** Those of one place stand beside each other. */
  private drawBadges(
    context: CanvasRenderingContext2D,
    state: ViewState,
    { x, y, zoom }: { readonly x: number; readonly y: number; readonly zoom: number },
  ): void {
    for (const place of new Set(this.badges.map((badge) => badge.place))) {
      const badges = this.badges.filter((badge) => badge.place === place)
      const point = badgePoint(this.host.geometry, state, place)
      if (point === null) continue
      const { least, most } = this.host.badgeType
      const size = Math.max(least, Math.min(most, 13 * zoom))
      const texts = badges.map((badge) => badgeText(badge, this.clockMs, this.requestsPerDot))
      const widths = texts.map((text) => badgeWidth(context, text, size) + BADGE_GAP)
      let left = point.x * zoom + x - widths.reduce((sum, width) => sum + width, 0) / 2
      badges.forEach((badge, index) => {
        const width = widths[index] ?? 0
        const at = { x: left + width / 2, y: point.y * zoom + y, opacity: badgeOpacity(badge, this.clockMs) }
        left += width
        const style = { palette: this.palette.current(), size }
        paintBadge(context, { ...at, text: texts[index] ?? '' }, style)
      })
    }
  }

  private drawFlights(
    context: CanvasRenderingContext2D,
    state: ViewState,
    view: { readonly x: number; readonly y: number; readonly zoom: number; readonly radius: number },
  ): void {
    const palette = this.palette.current()
    const circles = new Map<string, PaintedDot[]>()
    const errors: (PaintedDot & { readonly shape: DotShape })[] = []
    const colors = new Map<string | null, string>([[null, palette.unknown]])
    const colorOf = (definition: string | null): string => {
      const found = colors.get(definition)
      if (found !== undefined) return found
      const color = palette.revisions[selectRevisionColor(definition ?? '')(state)] ?? palette.unknown
      colors.set(definition, color)
      return color
    }
    for (const flight of this.flights) {
      const at = positionAt(flight, this.clockMs)
      if (at === null) continue
      const dot = { x: at.x * view.zoom + view.x, y: at.y * view.zoom + view.y, opacity: at.opacity }
      if (at.decided && isError(flight.sample.outcome)) {
        errors.push({ ...dot, shape: shapeOf(flight.sample.outcome) })
        continue
      }
      const color = colorOf(flight.sample.taskDefinition)
      const list = circles.get(color)
      if (list) list.push(dot)
      else circles.set(color, [dot])
    }
    for (const [color, dots] of circles)
      paintCircles(context, dots, {
        color,
        halo: palette.surface,
        radius: view.radius,
        crowd: this.flights.length,
      })
    this.messages.paint(context, this.clockMs, view, { colorOf, halo: palette.surface })
    for (const dot of errors) paintError(context, dot, { shape: dot.shape, radius: view.radius, palette })
  }
}

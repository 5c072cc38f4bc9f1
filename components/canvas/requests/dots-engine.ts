// The one animation loop of the canvas: takes samples as they come, flies them and draws them. It stops when nothing
// moves, when the page is hidden and, so that a dot can be clicked in peace, while the simulation is paused.

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
type Transform = readonly [number, number, number]

export interface DotsHost {
  readonly canvas: HTMLCanvasElement
  readonly transform: () => Transform
  readonly state: () => ViewState
  readonly geometry: CanvasGeometry
  /** Told how many requests a dot stands for whenever that changes. */
  readonly onShare: (requestsPerDot: number) => void
  /** Pixels of the text of badges. */
  readonly badgeType: { readonly least: number; readonly most: number }
}

const SPREAD_MS_MAX = 250
/** Frames come some twenty times a second until it is known better. */
const SPREAD_MS_FIRST = 50
/** More flights than this are a crowd. */
const CROWD_DOTS = 160
const CROWD_SCALE_LEAST = 0.62
/** Between badges, in pixels of the screen. */
const BADGE_GAP = 5
/** A frame that took longer than this was a stall, not motion. */
const STEP_MS_MAX = 100

export class DotsEngine {
  private flights: readonly Flight[] = []
  private badges: readonly ErrorBadge[] = []
  private readonly share = new DotShare()
  private requestsPerDot = 1
  /** Advances only while things move, in milliseconds; a pause freezes the dots. */
  private clockMs = 0
  private lastFrameMs: number | null = null
  private lastBatchMs: number | null = null
  private wasPlaying = true
  /** Samples of single steps fly although the simulation is paused, until this clock time. */
  private movesUntilMs = 0
  private run = -1
  private request: number | null = null
  private layout: CanvasLayout | null = null
  /** In CSS pixels. Told, not asked for while drawing: asking lays the page out. */
  private size = { width: 0, height: 0, ratio: 1 }
  private readonly messages: MessageDots
  private readonly palette = watchDotPalette()
  private readonly context: CanvasRenderingContext2D | null

  constructor(private readonly host: DotsHost) {
    this.context = host.canvas.getContext('2d')
    this.messages = new MessageDots(host.geometry)
  }

  add(batch: SampleBatch): void {
    const state = this.host.state()
    const { playing, speed } = state.transport
    if (batch.run !== this.run) this.clear(batch.run)
    if (document.hidden) return
    const nowMs = performance.now()
    const gapMs = this.lastBatchMs === null ? SPREAD_MS_FIRST : nowMs - this.lastBatchMs
    this.lastBatchMs = nowMs
    const spreadMs = Math.min(SPREAD_MS_MAX, gapMs)
    const times = { nowMs: this.clockMs, spreadMs, speed }
    const shown = this.share.take(batch, this.clockMs, legibleRate(state.kinds.instance.length))
    const fresh = launch(shown, { ...times, way: waysIn(this.host.geometry, state) })
    this.messages.add(batch, times, state)
    this.flights = capped([...this.flights, ...fresh], DOTS_MAX)
    this.tellShare()
    if (!playing && !this.wasPlaying)
      this.movesUntilMs = Math.max(
        this.messages.untilMs,
        ...fresh.map(({ startMs, durationMs }) => startMs + durationMs),
      )
    this.wasPlaying = playing
    this.wake()
  }

  resize(width: number, height: number, ratio: number): void {
    this.size = { width, height, ratio }
    this.host.canvas.width = Math.round(width * ratio)
    this.host.canvas.height = Math.round(height * ratio)
    this.wake()
  }

  /** Draws again: the view has moved, or the simulation plays on. */
  wake(): void {
    if (this.request !== null || document.hidden) return
    this.request = requestAnimationFrame((ms) => this.frame(ms))
  }

  /** The request under a point of the pane, in pixels; `radius` in pixels too. */
  at(point: { readonly x: number; readonly y: number }, radius: number): number | null {
    const [x, y, zoom] = this.host.transform()
    const place = { x: (point.x - x) / zoom, y: (point.y - y) / zoom }
    return flightAt(this.flights, place, { nowMs: this.clockMs, radius: radius / zoom })?.sample.id ?? null
  }

  clear(run: number = this.run): void {
    this.run = run
    this.share.clear()
    this.flights = []
    this.badges = []
    this.messages.clear()
    this.wake()
  }

  stop(): void {
    if (this.request !== null) cancelAnimationFrame(this.request)
    this.request = null
    this.lastFrameMs = null
  }

  dispose(): void {
    this.stop()
    this.palette.stop()
  }

  private tellShare(): void {
    if (this.share.requestsPerDot === this.requestsPerDot) return
    this.requestsPerDot = this.share.requestsPerDot
    this.host.onShare(this.requestsPerDot)
  }

  private frame(ms: number): void {
    this.request = null
    const state = this.host.state()
    const moves = state.transport.playing || this.clockMs < this.movesUntilMs
    if (moves && this.lastFrameMs !== null) this.advance(Math.min(STEP_MS_MAX, ms - this.lastFrameMs))
    this.lastFrameMs = moves ? ms : null
    this.flights = this.flights.filter((flight) => isAlive(flight, this.clockMs))
    this.messages.prune(this.clockMs)
    this.follow(state)
    this.badges = liveBadges(this.badges, this.clockMs)
    this.draw(state)
    if (moves && this.flights.length + this.badges.length + this.messages.count > 0) this.wake()
    else this.lastFrameMs = null
  }

  /** What flies goes where its place has moved to. */
  private follow(state: ViewState): void {
    const layout = this.host.geometry.read(state)
    if (layout !== this.layout && this.layout !== null) {
      this.flights = rerouted(this.flights, waysIn(this.host.geometry, state))
      this.messages.reroute(state)
    }
    this.layout = layout
  }

  private advance(byMs: number): void {
    const beforeMs = this.clockMs
    this.clockMs += byMs
    for (const { place, startMs, durationMs, sample } of this.flights) {
      const atMs = startMs + durationMs
      const landed = atMs > beforeMs && atMs <= this.clockMs
      if (landed && isError(sample.outcome))
        this.badges = addBadge(this.badges, { place, status: sample.status, atMs })
    }
  }

  private draw(state: ViewState): void {
    const { context } = this
    if (context === null) return
    const { width, height, ratio } = this.size
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    const [x, y, zoom] = this.host.transform()
    // Many dots are drawn smaller, or ropes of them would hide the names that they pass.
    const crowd = Math.min(
      1,
      Math.max(CROWD_SCALE_LEAST, Math.sqrt(CROWD_DOTS / (this.flights.length + this.messages.count))),
    )
    const radius = Math.max(2.2, Math.min(6.5, 4.4 * Math.sqrt(zoom)) * crowd)
    this.drawFlights(state, { x, y, zoom, radius })
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
    state: ViewState,
    view: { readonly x: number; readonly y: number; readonly zoom: number; readonly radius: number },
  ): void {
    const { context } = this
    if (context === null) return
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
      paintCircles(context, dots, { color, halo: palette.surface, radius: view.radius })
    this.messages.paint(context, this.clockMs, view, { colorOf, halo: palette.surface })
    for (const dot of errors) paintError(context, dot, { shape: dot.shape, radius: view.radius, palette })
  }
}

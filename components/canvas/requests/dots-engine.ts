// The one animation loop of the canvas: takes samples as they come, lets them fly and draws them. It stops when nothing
// moves, when the page is hidden and, so that a dot can be clicked in peace, while the simulation is paused.

import type { SampleBatch, ViewState } from '@/lib/view/run/store'
import { DotsScene, type SceneHost, type Transform } from './dots-scene'

export interface DotsHost extends SceneHost {
  readonly canvas: HTMLCanvasElement
  readonly transform: () => Transform
  readonly state: () => ViewState
}

const SPREAD_MS_MAX = 250
/** Frames come some twenty times a second until it is known better. */
const SPREAD_MS_FIRST = 50
/** What ended longer ago than this, before a run is first shown, is its past and no motion. */
const LATELY_US = 1_000_000
/** A frame that took longer than this was a stall, not motion. */
const STEP_MS_MAX = 100

export class DotsEngine {
  private readonly scene: DotsScene
  private lastFrameMs: number | null = null
  private lastBatchMs: number | null = null
  private wasPlaying = true
  /** Samples of single steps fly although the simulation is paused, until this time of the scene's clock. */
  private movesUntilMs = 0
  private run = -1
  /** Another run has begun, and nothing of it has come yet. */
  private isOpening = false
  private request: number | null = null
  /** In CSS pixels. Told, not asked for while drawing: asking lays the page out. */
  private size = { width: 0, height: 0, ratio: 1 }
  private readonly context: CanvasRenderingContext2D | null

  constructor(private readonly host: DotsHost) {
    this.context = host.canvas.getContext('2d')
    this.scene = new DotsScene(host)
  }

  add(batch: SampleBatch): void {
    const state = this.host.state()
    const { playing, speed } = state.transport
    if (batch.run !== this.run) this.clear(batch.run)
    if (document.hidden) return
    const nowMs = performance.now()
    const gapMs = this.lastBatchMs === null ? SPREAD_MS_FIRST : nowMs - this.lastBatchMs
    this.lastBatchMs = nowMs
    const current = this.isOpening ? lately(batch, speed) : batch
    this.isOpening = false
    const untilMs = this.scene.add(current, state, { spreadMs: Math.min(SPREAD_MS_MAX, gapMs), speed })
    if (!playing && !this.wasPlaying) this.movesUntilMs = untilMs
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
    return this.scene.at({ x: (point.x - x) / zoom, y: (point.y - y) / zoom }, radius / zoom)
  }

  clear(run: number = this.run): void {
    this.isOpening ||= run !== this.run
    this.run = run
    this.scene.clear()
    this.wake()
  }

  stop(): void {
    if (this.request !== null) cancelAnimationFrame(this.request)
    this.request = null
    this.lastFrameMs = null
  }

  dispose(): void {
    this.stop()
    this.scene.dispose()
  }

  private frame(ms: number): void {
    this.request = null
    const state = this.host.state()
    const moves = state.transport.playing || this.scene.nowMs < this.movesUntilMs
    if (moves && this.lastFrameMs !== null) this.scene.advance(Math.min(STEP_MS_MAX, ms - this.lastFrameMs))
    this.lastFrameMs = moves ? ms : null
    this.scene.settle(state)
    this.draw(state)
    if (moves && this.scene.count > 0) this.wake()
    else this.lastFrameMs = null
  }

  private draw(state: ViewState): void {
    const { context } = this
    if (context === null) return
    const { width, height, ratio } = this.size
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    this.scene.draw(context, state, this.host.transform())
  }
}

/** A run opens minutes into its course, and its first batch is of all of them. */
function lately(batch: SampleBatch, speed: number): SampleBatch {
  const since = batch.now - LATELY_US * speed
  return { ...batch, samples: batch.samples.filter(({ endedAt }) => endedAt > since), requestsPerSample: 1 }
}

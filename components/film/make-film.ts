// A stretch of time as a video. The run goes on by one step for each picture and waits until that is taken, so that a slow machine makes
// the same film as a fast one.

import { DotsScene } from '@/components/canvas/requests/dots-scene'
import { canvasPane } from '@/components/export/canvas-picture'
import { resolveCssColor } from '@/components/ui/css-color'
import { formatClock } from '@/lib/view/describe/format'
import { type FilmPlan, type FilmWish, filmPlan, filmSize, momentOf } from '@/lib/view/film/film-plan'
import type { Run } from '@/lib/view/run/run'
import { FilmStage } from './film-stage'
import { createFilmWriter, type FilmWriter } from './film-writer'

export interface FilmJob {
  readonly wish: FilmWish
  readonly signal: AbortSignal
  readonly onProgress: (done: number, all: number) => void
}

export async function makeFilm(run: Run, { wish, signal, onProgress }: FilmJob): Promise<Blob> {
  const plan = filmPlan(wish)
  const pane = canvasPane()
  if (plan === null) throw new Error('There is no film of that length.')
  if (pane === null) throw new Error('There is no canvas on the screen to make a film of.')
  const canvas = document.createElement('canvas')
  const size = filmSize({ width: pane.clientWidth, height: pane.clientHeight })
  canvas.width = size.width
  canvas.height = size.height
  const writer = await createFilmWriter(canvas)
  const flight = { spreadMs: plan.stepMs, speed: wish.speed }
  const camera = new Camera(run, new FilmStage(pane), { canvas, ratio: size.ratio, flight })
  try {
    await shoot(run, { plan, wish, camera, writer, signal, onProgress })
    return await writer.finish()
  } catch (error) {
    await writer.cancel()
    throw error
  } finally {
    camera.close()
  }
}

interface Shoot extends FilmJob {
  readonly plan: FilmPlan
  readonly camera: Camera
  readonly writer: FilmWriter
}

async function shoot(run: Run, { plan, camera, writer, signal, onProgress }: Shoot): Promise<void> {
  await run.call('pause', {})
  const from = run.store.getState().now
  for (let picture = 0; picture < plan.pictures; picture++) {
    signal.throwIfAborted()
    await run.call('advanceTo', { at: momentOf(plan, from, picture) })
    await camera.take(picture * plan.stepMs)
    signal.throwIfAborted()
    await writer.add(picture * plan.stepMs, plan.stepMs)
    onProgress(picture + 1, plan.pictures)
  }
  await run.call('advanceTo', { at: momentOf(plan, from, plan.pictures) })
}

const BADGE_TYPE = { least: 9.5, most: 14 }
const NOTE_SIZE = 15
const NOTE_EDGE = 14

interface Film {
  readonly canvas: HTMLCanvasElement
  /** Pixels of the film of one of the page. */
  readonly ratio: number
  /** Over which time samples take off, that of one picture, and how much faster than in truth. */
  readonly flight: { readonly spreadMs: number; readonly speed: number }
}

/** Composes a picture: the canvas, the dots of this moment over it, and the time. */
class Camera {
  private readonly scene: DotsScene
  private readonly stopSamples: () => void
  private readonly context: CanvasRenderingContext2D

  constructor(
    private readonly run: Run,
    private readonly stage: FilmStage,
    private readonly film: Film,
  ) {
    const context = film.canvas.getContext('2d')
    if (context === null) throw new Error('This browser has no canvas to draw the film on.')
    this.context = context
    this.scene = new DotsScene({
      geometry: run.geometry,
      badgeType: BADGE_TYPE,
      onShare: (requestsPerDot) => run.store.setState({ requestsPerDot }),
    })
    this.stopSamples = run.store.onSamples((batch) => {
      this.scene.add(batch, run.store.getState(), film.flight)
    })
  }

  close(): void {
    this.stopSamples()
    this.scene.dispose()
    this.stage.close()
  }

  async take(atMs: number): Promise<void> {
    const { run, scene, stage, context, film } = this
    const { canvas, ratio, flight } = film
    run.calm.catchUp()
    await stage.settle()
    stage.holdMotions(atMs)
    const base = await stage.picture()
    const state = run.store.getState()
    scene.advance(flight.spreadMs)
    scene.settle(state)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.fillStyle = resolveCssColor('var(--canvas)')
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(base, 0, 0, stage.pane.clientWidth, stage.pane.clientHeight)
    scene.draw(context, state, stage.transform())
    this.paintTime(`${formatClock(state.now)}  ×${flight.speed}`)
  }

  private paintTime(text: string): void {
    const { context, stage } = this
    context.font = `600 ${NOTE_SIZE}px "JetBrains Mono Variable", ui-monospace, monospace`
    context.textAlign = 'right'
    context.textBaseline = 'top'
    const width = context.measureText(text).width + NOTE_SIZE
    const right = stage.pane.clientWidth - NOTE_EDGE
    context.beginPath()
    context.roundRect(right - width, NOTE_EDGE, width, NOTE_SIZE * 1.8, 6)
    context.fillStyle = resolveCssColor('var(--inverse)')
    context.fill()
    context.fillStyle = resolveCssColor('var(--inverse-ink)')
    context.fillText(text, right - NOTE_SIZE / 2, NOTE_EDGE + NOTE_SIZE * 0.42)
  }
}

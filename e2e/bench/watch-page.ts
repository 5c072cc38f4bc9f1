// What a visitor feels: frames, long tasks of the main thread, dots that are drawn.

import type { Page } from '@playwright/test'
import { type MainThreadTasks, traceTasks } from './trace-tasks'

declare global {
  interface Window {
    watched: Watched
  }
}

interface Watched {
  /** Milliseconds since navigation at which each frame began. */
  frames: number[]
  /** Dots drawn on canvases since the last frame, and the most in one frame: circles that are no halo. */
  dots: number
  dotsMax: number
  /** Milliseconds from navigation to the second frame in which dots are drawn: the picture moves. */
  movingAt: number | null
}

/** To be called before the page is opened. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { frames: [], dots: 0, dotsMax: 0, movingAt: null }
    window.watched = watched
    let framesWithDots = 0
    const { arc } = CanvasRenderingContext2D.prototype
    // A halo is of the colour of the surface.
    const halo = '#ffffff'
    CanvasRenderingContext2D.prototype.arc = function (...circle) {
      if (this.fillStyle !== halo) watched.dots += 1
      arc.apply(this, circle)
    }
    const onFrame = (ms: number) => {
      watched.frames.push(ms)
      watched.dotsMax = Math.max(watched.dotsMax, watched.dots)
      if (watched.dots > 0 && ++framesWithDots === 2) watched.movingAt ??= performance.now()
      watched.dots = 0
      requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
  })
}

export interface Frames extends MainThreadTasks {
  readonly fpsMedian: number
  readonly frameMsP95: number
  readonly frameMsMax: number
  readonly dotsMax: number
}

/** Watches what runs for some seconds. */
export async function measureFrames(page: Page, seconds: number): Promise<Frames> {
  const { value, tasks } = await traceTasks(page, () =>
    page.evaluate(async (ms) => {
      Object.assign(window.watched, { frames: [], dotsMax: 0 })
      await new Promise((resolve) => setTimeout(resolve, ms))
      return window.watched
    }, seconds * 1000),
  )
  const { frames, dotsMax } = value
  const gaps = frames
    .slice(1)
    .map((ms, index) => ms - (frames[index] ?? ms))
    .sort((a, b) => a - b)
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? Number.NaN
  return {
    ...tasks,
    fpsMedian: 1000 / at(0.5),
    frameMsP95: at(0.95),
    frameMsMax: at(1),
    dotsMax,
  }
}

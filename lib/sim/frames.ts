// What changed since the last frame: views by what the world marked, usage in turn, logs and metrics by position.

import { since } from '@/lib/world/event-log'
import type { World } from '@/lib/world/world'
import { ShownUsage } from './shown-usage'
import { ShownViews } from './shown-views'
import type { FrameBody } from './types'

/** Dots that a frame brings at most, when frames come as often as they should; the data plane samples to stay below. */
const SAMPLES_A_FRAME = 120
/** A frame after a long jump does not bring a whole day at once. */
const STEPS_A_FRAME = 3_600

export class FrameSource {
  readonly #world: World
  readonly #views: ShownViews
  readonly #usage: ShownUsage
  #logPosition = 0
  #step = 0

  constructor(world: World) {
    this.#world = world
    this.#views = new ShownViews(world)
    this.#usage = new ShownUsage(world)
  }

  /** `step`: the first step of the metrics that is to come. */
  reset(step: number): void {
    this.#views.reset()
    this.#usage.reset()
    this.#logPosition = 0
    this.#step = step
  }

  next(frames: number): FrameBody {
    const { log, engine, data, series } = this.#world
    const { upsert, remove } = this.#views.changes()
    const position = this.#logPosition
    this.#logPosition = log.newest
    const firstStep = Math.max(this.#step, series.steps - STEPS_A_FRAME)
    this.#step = series.steps
    const metrics = Array.from({ length: series.steps - firstStep }, (_, i) => ({
      step: firstStep + i,
      values: series.step(firstStep + i),
    }))
    return {
      now: engine.now,
      upsert,
      remove,
      usage: this.#usage.changes(upsert, remove),
      events: since(log.events, position).map(({ detail: _detail, ...event }) => event),
      decisions: since(log.decisions, position).map(({ plain }) => plain),
      commands: since(log.commands, position),
      metrics,
      ...data.takeSamples(Math.round(SAMPLES_A_FRAME * frames)),
      ...data.takeMessages(Math.round(SAMPLES_A_FRAME * frames)),
      requests: data.totals(),
    }
  }
}

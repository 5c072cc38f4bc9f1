// What changed since the last frame: views by comparison, logs and metrics by position.

import type { View } from '@/lib/protocol'
import { since } from '@/lib/world/event-log'
import type { World } from '@/lib/world/world'
import type { FrameBody } from './types'
import { views } from './views'

/** Dots that a frame brings at most; the data plane samples to stay below. */
const SAMPLES_A_FRAME = 60
/** A frame after a long jump does not bring a whole day at once. */
const STEPS_A_FRAME = 3_600

export class FrameSource {
  readonly #world: World
  #shown = new Map<string, string>()
  #logPosition = 0
  #step = 0

  constructor(world: World) {
    this.#world = world
  }

  reset(): void {
    this.#shown = new Map()
    this.#logPosition = 0
    this.#step = 0
  }

  next(): FrameBody {
    const { log, engine, data, series } = this.#world
    const { upsert, remove } = this.#diff()
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
      events: since(log.events, position).map(({ detail: _detail, ...event }) => event),
      decisions: since(log.decisions, position),
      commands: since(log.commands, position),
      metrics,
      ...data.takeSamples(SAMPLES_A_FRAME),
      requests: data.totals(),
    }
  }

  #diff(): { readonly upsert: readonly View[]; readonly remove: readonly string[] } {
    const upsert: View[] = []
    const before = this.#shown
    const now = new Map<string, string>()
    for (const view of views(this.#world)) {
      const text = JSON.stringify(view)
      now.set(view.key, text)
      if (before.get(view.key) !== text) upsert.push(view)
    }
    this.#shown = now
    return { upsert, remove: [...before.keys()].filter((key) => !now.has(key)) }
  }
}

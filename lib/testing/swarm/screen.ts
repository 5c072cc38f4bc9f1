// A screen beside a world: it gets frames at moments of its choosing and must show what the world shows.

import type { View } from '@/lib/protocol'
import { FrameSource } from '@/lib/sim/frames'
import { views } from '@/lib/sim/views/all-views'
import { applyFrame, EMPTY_RUN, type RunState } from '@/lib/view/run/state'
import type { World } from '@/lib/world/world'
import { frameOf } from '../fixture-frame'

export class Screen {
  readonly #world: World
  readonly #frames: FrameSource
  #state: RunState = EMPTY_RUN

  constructor(world: World) {
    this.#world = world
    this.#frames = new FrameSource(world)
  }

  frame(): void {
    this.#state = applyFrame(this.#state, frameOf(this.#frames.next(1)))
  }

  /** What the screen shows and what it should, by key and without what is sent in turn. */
  shown(): Readonly<Record<'screen' | 'world', ReadonlyMap<string, View>>> {
    return {
      screen: byKey([...this.#state.views.values()].map(withoutUsage)),
      world: byKey([...views(this.#world)].map(withoutUsage)),
    }
  }

  shownWithUsage(): Readonly<Record<'screen' | 'world', ReadonlyMap<string, View>>> {
    return { screen: byKey([...this.#state.views.values()]), world: byKey([...views(this.#world)]) }
  }
}

function withoutUsage(view: View): View {
  if (view.kind === 'task') {
    const waiting = { requestsInFlight: 0, requestsQueued: 0, requestsStarved: 0 }
    return { ...view, cpuUsed: 0, memoryUsed: 0, ...waiting }
  }
  if (view.kind !== 'instance') return view
  return { ...view, cpu: { ...view.cpu, used: 0 }, memory: { ...view.memory, used: 0 } }
}

function byKey(views: readonly View[]): ReadonlyMap<string, View> {
  return new Map([...views].sort((a, b) => (a.key < b.key ? -1 : 1)).map((view) => [view.key, view]))
}

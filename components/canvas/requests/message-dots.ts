// The messages that fly over the canvas: small envelopes, so that nobody takes them for requests.

import type { CanvasGeometry } from '@/lib/view/layout/geometry'
import { type LaunchTimes, motionAt } from '@/lib/view/requests/flights'
import {
  launchMessages,
  liveMessages,
  type MessageFlight,
  reroutedMessages,
} from '@/lib/view/requests/message-flights'
import type { SampleBatch, ViewState } from '@/lib/view/run/store'
import { type PaintedDot, paintEnvelopes } from './dot-painter'
import { messageWaysIn } from './dot-ways'

interface MessagesView {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly radius: number
}

export class MessageDots {
  #flights: readonly MessageFlight[] = []

  constructor(private readonly geometry: CanvasGeometry) {}

  get count(): number {
    return this.#flights.length
  }

  /** Until when they fly, on the clock of the dots. */
  get untilMs(): number {
    return Math.max(0, ...this.#flights.map(({ startMs, durationMs }) => startMs + durationMs))
  }

  add({ messages }: SampleBatch, times: LaunchTimes & { readonly speed: number }, state: ViewState): void {
    if (messages.length === 0) return
    const way = messageWaysIn(this.geometry, state)
    this.#flights = [...this.#flights, ...launchMessages(messages, { ...times, way })]
  }

  clear(): void {
    this.#flights = []
  }

  prune(clockMs: number): void {
    if (this.count > 0) this.#flights = liveMessages(this.#flights, clockMs)
  }

  reroute(state: ViewState): void {
    if (this.count > 0) this.#flights = reroutedMessages(this.#flights, messageWaysIn(this.geometry, state))
  }

  /** `colorOf`: of a task definition. */
  paint(
    context: CanvasRenderingContext2D,
    clockMs: number,
    view: MessagesView,
    { colorOf, halo }: { readonly colorOf: (taskDefinition: string) => string; readonly halo: string },
  ): void {
    const dots = new Map<string, PaintedDot[]>()
    for (const flight of this.#flights) {
      const at = motionAt(flight, clockMs)
      if (at === null) continue
      const color = colorOf(flight.message.taskDefinition)
      const dot = { x: at.x * view.zoom + view.x, y: at.y * view.zoom + view.y, opacity: at.opacity }
      const list = dots.get(color)
      if (list) list.push(dot)
      else dots.set(color, [dot])
    }
    for (const [color, list] of dots) paintEnvelopes(context, list, { color, halo, radius: view.radius })
  }
}

import type { EventBus } from '../bus'
import type { World } from '../world'

/**
 * What AWS does by itself. A controller hears of resources on the bus, and acts when its own events come out of the queue: in a
 * handler of the bus it may only mark and schedule.
 */
export interface Controller {
  /** Unique. Controllers are told and started in the order of their names, however they are listed. */
  readonly name: string
  subscribe(bus: EventBus): void
  /** Schedules its first event; only in a fresh world, never after a checkpoint. */
  start(): void
}

/** Declares its kinds of queue events at once; the world's other parts are there when events flow. */
export type CreateController = (world: World, options: ControllerOptions) => Controller

export interface ControllerOptions {
  /** Length of a step of the metrics. */
  readonly stepSeconds: number
}

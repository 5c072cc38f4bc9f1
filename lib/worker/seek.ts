import type { SimTime } from '@/lib/engine/time'
import type { Simulation } from '@/lib/sim/types'
import { Replay } from './replay'
import type { RunLine } from './run-line'
import type { Slicer } from './slices'

/**
 * On the way to a moment of the past: the run as it was then, computed from the nearest checkpoint. What is shown stays until it is
 * there.
 */
export class Seek {
  readonly simulation: Simulation
  readonly #line: RunLine
  readonly #replay: Replay

  /** `id` is that of the call which waits for it. `start` is a simulation of the line that stands at this moment or before it. */
  constructor(
    readonly id: number,
    at: SimTime,
    { line, start }: { readonly line: RunLine; readonly start: Simulation },
  ) {
    this.#line = line
    this.simulation = start
    const done = start.record().commands.length
    const commands = line.simulation
      .record()
      .commands.slice(done)
      .filter((command) => command.at <= at)
    this.#replay = new Replay({ commands, now: at }, (command) => void start.dispatch(command))
  }

  /** Works for about `budgetMs`; true when it is there. */
  advance(slicer: Slicer, budgetMs: number): boolean {
    const isThere = this.#replay.advance(this.simulation, slicer, budgetMs)
    this.#line.keyframes.offer(this.simulation)
    return isThere
  }
}

// A part of a record that is run again: each command at its time, then on to where it ends.

import type { SimTime } from '@/lib/engine/time'
import type { Command, RunRecord } from '@/lib/protocol'
import type { Simulation } from '@/lib/sim/types'
import type { Slicer } from './slices'

export class Replay {
  readonly until: SimTime
  readonly #commands: RunRecord['commands']
  readonly #perform: (command: Command) => void
  #next = 0

  /** `perform` carries a command out; the simulation stands at its time then. */
  constructor({ commands, now }: Pick<RunRecord, 'commands' | 'now'>, perform: (command: Command) => void) {
    this.until = now
    this.#commands = commands
    this.#perform = perform
  }

  /** Works for about `budgetMs`; true when there is nothing left to do. */
  advance(simulation: Simulation, slicer: Slicer, budgetMs: number): boolean {
    for (;;) {
      const command = this.#commands[this.#next]
      const target = command === undefined ? this.until : command.at
      // Also at its own time: what is due in the first instant of a run, or in one that was left half done, comes before.
      if (target >= simulation.now() && !slicer.advance(simulation, target, budgetMs)) return false
      if (command === undefined) return true
      this.#perform({ action: command.action, input: command.input })
      this.#next++
    }
  }
}

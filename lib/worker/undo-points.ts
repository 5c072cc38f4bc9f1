// Where undo leads back to: a checkpoint before each command that has changed something, the newest few of them.

import type { DispatchResult, Simulation } from '@/lib/sim/types'

/** A run as it was before something was undone. */
interface RedoPoint {
  readonly checkpoint: unknown
  /** What undo leads back to once it is there again. */
  readonly undo: UndoPoint
}

interface UndoPoint {
  readonly checkpoint: unknown
  /** Number of commands before it. */
  readonly commands: number
  readonly commandLine: string
}

const POINTS_MAX = 20

export class UndoPoints {
  #points: readonly UndoPoint[] = []
  #undone: readonly RedoPoint[] = []

  get newest(): UndoPoint | undefined {
    return this.#points.at(-1)
  }

  /** What was undone last, with nothing done since. */
  get newestUndone(): RedoPoint | undefined {
    return this.#undone.at(-1)
  }

  get count(): number {
    return this.#points.length
  }

  /** Those of the part of the run that ends after so many commands. */
  upTo(commands: number): UndoPoints {
    const part = new UndoPoints()
    part.#points = this.#points.filter((point) => point.commands < commands)
    return part
  }

  /** The newest was gone back to. `checkpoint`: the run as it was until then; null where nothing can lead there again. */
  undid(checkpoint: unknown): void {
    const undo = this.newest
    this.#points = this.#points.slice(0, -1)
    if (undo === undefined) return
    this.#undone = checkpoint === null ? [] : [...this.#undone, { checkpoint, undo }].slice(-POINTS_MAX)
  }

  /** What was undone last is there again. */
  redid(): void {
    const redone = this.newestUndone
    this.#undone = this.#undone.slice(0, -1)
    if (redone !== undefined) this.#points = [...this.#points, redone.undo].slice(-POINTS_MAX)
  }

  /** Keeps a point only when the command has changed something. */
  around(simulation: Simulation, perform: () => DispatchResult): DispatchResult {
    // The point is there before the command runs: when the command breaks the simulation, undo leads back to here.
    const before = { checkpoint: simulation.checkpoint(), commands: simulation.record().commands.length }
    const point = { ...before, commandLine: 'the last command' }
    this.#points = [...this.#points, point].slice(-POINTS_MAX)
    const result = perform()
    this.#points = this.#points.filter((other) => other !== point)
    if (result.ok && !result.readOnly && !isAllFailures(result.output)) {
      this.#points = [...this.#points, { ...before, commandLine: result.commandLine }]
      this.#undone = []
    }
    return result
  }

  /** One undo takes back the command that is performed now together with the one before it. */
  joining<T extends { readonly commandLine: string }>(perform: () => T): T {
    const before = this.#points
    const answer = perform()
    const first = before.at(-1)
    if (first) {
      const joined = { ...first, commandLine: answer.commandLine }
      this.#points = [...before.slice(0, -1), joined]
    }
    return answer
  }
}

/** An answer of failures alone, as StartTask and its like give it: nothing has changed that could be undone. */
function isAllFailures(output: unknown): boolean {
  if (typeof output !== 'object' || output === null || !('failures' in output)) return false
  const { failures, ...rest } = output
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0
  return Array.isArray(failures) && failures.length > 0 && Object.values(rest).every(isEmpty)
}

// The runs that a page's worker knows: the one that is shown or looked back on, those that it is a fork of, and the fork that was left
// last. Visiting the past changes none of them; a fork begins with the first touch of it.

import type { SimTime } from '@/lib/engine/time'
import type { RunRecord, Standing } from '@/lib/protocol'
import type { Simulation } from '@/lib/sim/types'
import { CallFailure } from './call-failure'
import type { SimulationFactory } from './factory'
import { Keyframes } from './keyframes'
import type { RunLine } from './run-line'
import { UndoPoints } from './undo-points'

/** The first of them, the original run, is always kept. */
const PARKED_MAX = 8

export class RunLines {
  readonly #factory: SimulationFactory
  readonly #wallMs: () => number
  #line: RunLine | null = null
  /** The run as it was at a moment of its past, while one looks at that. */
  #visited: Simulation | null = null
  /** What the line is a fork of, the original run first. */
  #parked: readonly RunLine[] = []
  /** The fork that was left for the run it came from. */
  #left: RunLine | null = null
  #ids = 0

  constructor(factory: SimulationFactory, wallMs: () => number) {
    this.#factory = factory
    this.#wallMs = wallMs
  }

  get line(): RunLine {
    if (this.#line === null) throw new CallFailure({ code: 'NotLoaded', message: 'No scenario is loaded.' })
    return this.#line
  }

  /** What is on the screen; null until something is loaded. */
  get shown(): Simulation | null {
    return this.#visited ?? this.#line?.simulation ?? null
  }

  get isVisiting(): boolean {
    return this.#visited !== null
  }

  /** What undo leads back to from what is shown. */
  get undoPoints(): UndoPoints {
    if (this.#line === null) return new UndoPoints()
    const { undoPoints } = this.#line
    return this.#visited === null ? undoPoints : undoPoints.upTo(commandsOf(this.#visited))
  }

  /** Another run, in place of all there are. */
  begin(simulation: Simulation, scenario: unknown): void {
    this.#parked = []
    this.#left = null
    this.#show({
      scenario,
      simulation,
      keyframes: new Keyframes(this.#wallMs),
      undoPoints: new UndoPoints(),
      forkedAt: null,
    })
  }

  /** The run goes on from an earlier moment of its own. `left`: where it was until now, to come back to. */
  undo(checkpoint: unknown, left: unknown): void {
    this.line.undoPoints.undid(left)
    this.#goOnFrom(checkpoint)
  }

  /** Back to where it was when something was undone. */
  redo(checkpoint: unknown): void {
    this.line.undoPoints.redid()
    this.#goOnFrom(checkpoint)
  }

  #goOnFrom(checkpoint: unknown): void {
    const { scenario, simulation: before, keyframes, undoPoints, forkedAt } = this.line
    const simulation = this.#factory.restore(scenario, before.seed, checkpoint)
    const [at, commands] = [simulation.now(), commandsOf(simulation)]
    this.#show({
      scenario,
      simulation,
      keyframes: keyframes.upTo({ at, commands }),
      undoPoints,
      forkedAt: forkedAt === null || forkedAt < at ? forkedAt : at,
    })
  }

  /** A simulation of the line from which `at` is not far: the one that is shown when it is on the way. */
  startFor(at: SimTime): Simulation {
    const { scenario, simulation, keyframes } = this.line
    const keyframe = keyframes.nearest(at)
    const visited = this.#visited
    if (visited !== null && visited.now() <= at && visited.now() >= (keyframe?.at ?? 0)) return visited
    return keyframe === null
      ? this.#factory.create(scenario, simulation.seed)
      : this.#factory.restore(scenario, simulation.seed, keyframe.checkpoint)
  }

  /** Looks at the run as it was then, or with null as it is. */
  visit(simulation: Simulation | null): void {
    this.#visited = simulation
  }

  /** The visited moment becomes a run of its own, which goes on from there. */
  fork(): void {
    const { line } = this
    const simulation = this.#visited
    if (simulation === null) return
    const part = { at: simulation.now(), commands: commandsOf(simulation) }
    this.#park(line)
    this.#left = null
    this.#show({
      scenario: line.scenario,
      simulation,
      keyframes: line.keyframes.upTo(part),
      undoPoints: line.undoPoints.upTo(part.commands),
      forkedAt: part.at,
    })
  }

  /** Back to the run as it is, or from a fork to the run that it was taken of. */
  goBack(): void {
    if (this.#visited !== null) {
      this.#visited = null
      return
    }
    const origin = this.#parked.at(-1)
    if (origin === undefined)
      throw new CallFailure({ code: 'NoOriginalRun', message: 'This run is not a fork of another.' })
    this.#left = this.line
    this.#parked = this.#parked.slice(0, -1)
    this.#line = origin
  }

  /** To the fork again that was left last. */
  goForth(): void {
    const fork = this.#left
    if (fork === null) throw new CallFailure({ code: 'NoFork', message: 'That fork is not there any more.' })
    this.#park(this.line)
    this.#left = null
    this.#visited = null
    this.#line = fork
  }

  /** Of the line up to its newest moment, or with `isShown` up to the moment that is shown. */
  record({ isShown }: { readonly isShown: boolean }): RunRecord {
    const { simulation } = this.line
    return (isShown && this.#visited !== null ? this.#visited : simulation).record()
  }

  standing(): Standing {
    const { id, simulation, forkedAt } = this.line
    const origin = this.#parked.at(-1)
    return {
      line: id,
      tip: this.#visited === null ? null : simulation.now(),
      forkedAt,
      origin: origin === undefined ? null : origin.simulation.now(),
    }
  }

  #show(line: Omit<RunLine, 'id'>): void {
    this.#line = { ...line, id: ++this.#ids }
    this.#visited = null
  }

  #park(line: RunLine): void {
    const [original, ...others] = [...this.#parked, line]
    this.#parked = original === undefined ? [] : [original, ...others.slice(1 - PARKED_MAX)]
  }
}

function commandsOf(simulation: Simulation): number {
  return simulation.record().commands.length
}

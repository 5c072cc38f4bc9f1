// Whether the run plays, how fast, and what it is to be paused by.

import type { SimTime } from '@/lib/engine/time'
import type { PauseRules } from '@/lib/protocol'
import type { Simulation } from '@/lib/sim/types'
import { CallFailure } from './call-failure'
import { Pacer } from './pacer'
import type { Slicer } from './slices'

const SPEED_MAX = 3_600

/** How far a slice came. */
interface Played {
  /** To where the run should be by now. */
  readonly hasArrived: boolean
  /** What somebody waited for has come: the run stands at its very instant. */
  readonly isAwaited: boolean
}

export class Playback {
  readonly #wallMs: () => number
  readonly #slicer: Slicer
  readonly #pacer = new Pacer()
  /** What plays; null while the run is held. */
  #playing: Simulation | null = null
  #speed = 1
  #rules: PauseRules = { causes: [], at: null }

  constructor(wallMs: () => number, slicer: Slicer) {
    this.#wallMs = wallMs
    this.#slicer = slicer
  }

  get isPlaying(): boolean {
    return this.#playing !== null
  }

  get speed(): number {
    return this.#speed
  }

  /** Share of the wanted speed. */
  get keepingUp(): number {
    return this.isPlaying ? this.#pacer.keepingUp() : 1
  }

  start(simulation: Simulation): void {
    this.stop()
    this.#playing = simulation
    simulation.watchFor(this.#rules.causes)
    this.#startPacer(simulation)
  }

  /** Whoever advances the run now is held up by nothing that it was to be paused by. */
  stop(): void {
    this.#playing?.watchFor([])
    this.#playing = null
  }

  setSpeed(speed: number): void {
    if (!(speed > 0 && speed <= SPEED_MAX))
      throw new CallFailure({ code: 'BadSpeed', message: `Speed must be between 0 and ${SPEED_MAX}.` })
    this.#speed = speed
    if (this.#playing !== null) this.#startPacer(this.#playing)
  }

  pauseWhen(rules: PauseRules): void {
    this.#rules = rules
    this.#playing?.watchFor(rules.causes)
  }

  /** Plays on for about `budgetMs`. */
  advance(simulation: Simulation, budgetMs: number): Played {
    const target = this.#pacer.target(this.#wallMs())
    const stop = this.#stopBefore(target, simulation.now())
    const hasArrived = this.#slicer.advance(simulation, stop ?? target, budgetMs)
    this.#pacer.reached(this.#wallMs(), simulation.now())
    return { hasArrived, isAwaited: simulation.sighting !== null || (hasArrived && stop !== null) }
  }

  /** The time at which it is to be paused, if that comes next. */
  #stopBefore(target: SimTime, now: SimTime): SimTime | null {
    const { at } = this.#rules
    return at !== null && now < at && at <= target ? at : null
  }

  #startPacer(simulation: Simulation): void {
    this.#pacer.start(this.#wallMs(), simulation.now(), this.#speed)
  }
}

// The job that a call waits for, one at a time. Who calls meanwhile is refused, or ends it where it is nothing but a search.

import type { CallError } from '@/lib/protocol'
import type { FrameBody, Simulation } from '@/lib/sim/types'
import { CallFailure } from './call-failure'
import type { FrameFeed } from './frame-feed'
import type { Job } from './jobs'
import type { Slicer } from './slices'

/** What is passed on the way to where somebody wants to be is shown only when it takes long: each picture delays the arrival. */
const FRAME_ON_THE_WAY_MS = 400

export interface WorkHost {
  /** `isEven`: with as many dots at most however late it is. */
  frame(isEven: boolean): FrameBody
  reply(id: number, value: unknown): void
  reject(id: number, error: CallError): void
}

export class Work {
  readonly #slicer: Slicer
  readonly #frames: FrameFeed
  readonly #host: WorkHost
  #job: Job | null = null

  constructor(slicer: Slicer, frames: FrameFeed, host: WorkHost) {
    this.#slicer = slicer
    this.#frames = frames
    this.#host = host
  }

  get isUnderWay(): boolean {
    return this.#job !== null
  }

  begin(job: Job): void {
    this.#job = job
    this.#frames.defer()
  }

  /** Works for about `budgetMs`. */
  advance(simulation: Simulation, budgetMs: number): void {
    const job = this.#job
    if (job === null) return
    let done = job.advance(simulation, this.#slicer, budgetMs)
    const isDue = !job.isQuiet && this.#frames.isDue(FRAME_ON_THE_WAY_MS)
    if (done || job.watchesFrames || isDue) done = job.satisfiedBy(this.#host.frame(job.isQuiet)) || done
    if (done) this.#end(job.result(simulation))
  }

  /** While a run is rebuilt a command would come at another time than the record says; a search ends for whatever comes. */
  makeWay(): void {
    this.endSearch()
    if (this.#job !== null)
      throw new CallFailure({ code: 'Busy', message: 'The run is still being restored.' })
  }

  /** Looking for the next event of a quiet run can take a while: nobody has to wait for it. */
  endSearch(): void {
    if (this.#job?.watchesFrames === true) this.#end(null)
  }

  /** Who does not want to wait for a long run to be run again has what there is of it. */
  endEarly(simulation: Simulation): void {
    if (this.#job !== null) this.#end(this.#job.result(simulation))
  }

  drop(error: CallError): void {
    if (this.#job !== null) this.#host.reject(this.#job.id, error)
    this.#job = null
  }

  #end(value: unknown): void {
    const job = this.#job
    this.#job = null
    if (job !== null) this.#host.reply(job.id, value)
  }
}

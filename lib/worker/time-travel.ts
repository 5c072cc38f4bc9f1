// Going to another moment of the run, or to another run that is there already. What is computed for that takes no part in the run.

import { type SimTime, simTime } from '@/lib/engine/time'
import type { CallError } from '@/lib/protocol'
import type { RunLines } from './run-lines'
import { Seek } from './seek'
import type { Slicer } from './slices'

export interface TravelHost {
  /** Something else comes to be shown, held; of the same line the screen has the metrics. */
  show(options: { readonly hasMetrics: boolean }): void
  frame(): void
  reply(id: number, value: unknown): void
  reject(id: number, error: CallError): void
}

export class TimeTravel {
  #seek: Seek | null = null

  constructor(
    private readonly lines: RunLines,
    private readonly slicer: Slicer,
    private readonly host: TravelHost,
  ) {}

  get isUnderWay(): boolean {
    return this.#seek !== null
  }

  /** The answer comes when the run is there; meanwhile what is shown stays. */
  visit(id: number, at: SimTime): void {
    this.drop()
    const { line, isVisiting } = this.lines
    // The screen keeps the metrics of the whole run while it looks back.
    if (!isVisiting) this.host.frame()
    if (at >= line.simulation.now()) {
      if (isVisiting) this.change(() => this.lines.visit(null))
      this.host.reply(id, { at: line.simulation.now() })
      return
    }
    const wanted = simTime(Math.max(0, at))
    this.#seek = new Seek(id, wanted, { line, start: this.lines.startFor(wanted) })
  }

  /** Works for about `budgetMs` at getting there. */
  advance(budgetMs: number): void {
    const seek = this.#seek
    if (seek === null || !seek.advance(this.slicer, budgetMs)) return
    this.#seek = null
    const { simulation } = seek
    if (simulation === this.lines.shown) this.host.frame()
    else this.change(() => this.lines.visit(simulation))
    this.host.reply(seek.id, { at: simulation.now() })
  }

  /** Whoever goes to a moment and goes on from there means that moment. */
  arrive(): void {
    while (this.#seek !== null) this.advance(Number.POSITIVE_INFINITY)
  }

  drop(): void {
    if (this.#seek !== null)
      this.host.reject(this.#seek.id, { code: 'Superseded', message: 'Another moment was asked for.' })
    this.#seek = null
  }

  goBack(): { readonly at: SimTime } {
    return this.#go(() => this.lines.goBack())
  }

  goForth(): { readonly at: SimTime } {
    return this.#go(() => this.lines.goForth())
  }

  #go(change: () => void): { readonly at: SimTime } {
    this.drop()
    this.change(change)
    return { at: this.lines.line.simulation.now() }
  }

  private change(change: () => void): void {
    const before = this.lines.line
    change()
    this.host.show({ hasMetrics: this.lines.line === before })
    this.host.frame()
  }
}

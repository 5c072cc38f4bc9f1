// Computes ahead what a run comes to when nobody touches it. It has a fork of the run, advances it in slices as far as somebody looks,
// and tells on the way. It lives in a worker of its own, so that neither the run nor its frames wait for it.

import type { ForecastQuestion, FromForecaster, RunFork, ToForecaster } from '@/lib/protocol'
import type { LocalSimulation } from '@/lib/sim'
import { Slicer } from './slices'
import { Ticker } from './ticker'

const BUDGET_MS = 40
/** While it computes it tells so often how far it is. */
const TELL_MS = 250

export interface ForecastHost {
  /** Monotonic milliseconds. */
  wallMs(): number
  post(message: FromForecaster): void
  /** Calls `run` after about `ms`; messages that wait are handled before it. */
  schedule(run: () => void, ms: number): void
}

export class ForecastLoop {
  private ahead: {
    readonly id: number
    readonly fork: RunFork
    readonly simulation: LocalSimulation
  } | null = null
  private question: ForecastQuestion | null = null
  private toldMs = Number.NEGATIVE_INFINITY
  private readonly slicer: Slicer
  private readonly ticker: Ticker

  constructor(
    private readonly host: ForecastHost,
    private readonly create: (fork: RunFork) => LocalSimulation,
  ) {
    this.slicer = new Slicer(() => host.wallMs())
    this.ticker = new Ticker(host, () => this.tick())
  }

  handle(message: ToForecaster): void {
    if (message.type === 'ask') this.question = message.question
    else this.begin(message)
    this.ticker.soon()
  }

  private begin({ id, fork }: Extract<ToForecaster, { type: 'begin' }>): void {
    this.ahead = null
    this.guarded(id, () => {
      this.ahead = { id, fork, simulation: this.create(fork) }
    })
  }

  private tick(): void {
    const { ahead, question } = this
    if (ahead === null || question === null) return
    this.guarded(ahead.id, () => {
      const arrived = this.slicer.advance(ahead.simulation, question.until, BUDGET_MS)
      if (arrived || this.host.wallMs() - this.toldMs >= TELL_MS) this.tell(question)
      if (!arrived) this.ticker.soon()
    })
  }

  private tell({ key, series }: ForecastQuestion): void {
    if (this.ahead === null) return
    const { id, fork, simulation } = this.ahead
    this.toldMs = this.host.wallMs()
    this.host.post({
      type: 'forecast',
      id,
      from: fork.at,
      reached: simulation.now(),
      history: simulation.scaling({ key, from: fork.at }),
      series: simulation.excerpt(series),
    })
  }

  /** A run that breaks an assertion ahead has a forecast up to there, and the run itself goes on. */
  private guarded(id: number, work: () => void): void {
    try {
      work()
    } catch (error) {
      this.ahead = null
      this.host.post({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) })
    }
  }
}

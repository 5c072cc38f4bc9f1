// The forecast of a run as the screen has it: begun when somebody looks, thrown away with every touch and begun anew, gone when
// nobody looks. As long as nobody touches the run it stays true, since it is the same run, and is only computed further.

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SimTime } from '@/lib/engine/time'
import type {
  ForecastQuestion,
  FromForecaster,
  ScalingHistory,
  SeriesExcerpt,
  ToForecaster,
} from '@/lib/protocol'
import type { Call } from '../run/client'
import type { ViewState, ViewStore } from '../run/store'

export interface ForecasterLike {
  postMessage(message: ToForecaster): void
  terminate(): void
  onmessage: ((event: { readonly data: FromForecaster }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
}

export type ForecastState =
  | { readonly status: 'off' }
  | { readonly status: 'computing'; readonly known: Forecast | null }
  | { readonly status: 'ready'; readonly known: Forecast }
  | { readonly status: 'failed'; readonly message: string }

export interface Forecast {
  readonly from: SimTime
  readonly reached: SimTime
  readonly history: ScalingHistory
  readonly series: SeriesExcerpt
}

/** A gesture may be several commands, and a slider sends many. */
const FORK_AFTER_MS = 250

export class Forecaster {
  readonly state: StoreApi<ForecastState> = createStore<ForecastState>()(() => ({ status: 'off' }))
  private worker: ForecasterLike | null = null
  private question: ForecastQuestion | null = null
  /** Of the fork that is wanted; what comes of others is dropped. */
  private id = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private unsubscribe: (() => void) | null = null

  constructor(
    private readonly ports: { readonly call: Call; readonly store: ViewStore },
    private readonly spawn: () => ForecasterLike,
  ) {}

  /** Somebody looks at this; asked again with a later time, it is computed further. */
  look(question: ForecastQuestion): void {
    this.question = question
    if (this.worker === null) {
      this.start()
      return
    }
    const { known } = knownOf(this.state.getState())
    if (this.state.getState().status === 'ready' && known !== null)
      this.state.setState(
        { status: 'computing', known: known.history.key === question.key ? known : null },
        true,
      )
    this.worker.postMessage({ type: 'ask', question })
  }

  /** Nobody looks any more. */
  stop(): void {
    this.unsubscribe?.()
    if (this.timer !== null) clearTimeout(this.timer)
    this.worker?.terminate()
    this.worker = null
    this.unsubscribe = null
    this.timer = null
    this.id++
    this.state.setState({ status: 'off' }, true)
  }

  private start(): void {
    const worker = this.spawn()
    this.worker = worker
    worker.onmessage = ({ data }) => this.receive(data)
    worker.onerror = ({ message = 'The forecast could not be started.' }) =>
      this.state.setState({ status: 'failed', message }, true)
    this.unsubscribe = this.ports.store.subscribe((state, before) => {
      if (isTouched(state, before)) this.throwAway(FORK_AFTER_MS)
    })
    this.throwAway(0)
  }

  private throwAway(afterMs: number): void {
    this.id++
    this.state.setState({ status: 'computing', known: null }, true)
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.fork(), afterMs)
  }

  private async fork(): Promise<void> {
    this.timer = null
    const { id } = this
    if (this.ports.store.getState().connection.state !== 'ready') return
    const fork = await this.ports.call('fork', {}).catch(() => null)
    if (fork === null || id !== this.id || this.question === null) return
    this.worker?.postMessage({ type: 'begin', id, fork })
    this.worker?.postMessage({ type: 'ask', question: this.question })
  }

  private receive(message: FromForecaster): void {
    if (message.id !== this.id) return
    if (message.type === 'failed') {
      this.state.setState({ status: 'failed', message: message.message }, true)
      return
    }
    const { from, reached, history, series } = message
    if (history === null || history.key !== this.question?.key) return
    const isDone = reached >= this.question.until
    this.state.setState(
      { status: isDone ? 'ready' : 'computing', known: { from, reached, history, series } },
      true,
    )
  }
}

export function knownOf(state: ForecastState): { readonly known: Forecast | null } {
  return { known: 'known' in state ? state.known : null }
}

/** Whether the run is another one than it would have become: opened, undone, or changed by a command of the person. */
function isTouched(state: ViewState, before: ViewState): boolean {
  if (state.run !== before.run || state.connection.state !== before.connection.state) return true
  if (state.commands === before.commands) return false
  return state.commands
    .slice(before.commands.length)
    .some(({ origin, readOnly, error }) => origin === 'user' && !readOnly && error === null)
}

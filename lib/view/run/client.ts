// The screen's side of the conversation with the simulation's worker: calls are promises, frames go to the store.

import type {
  CallError,
  Frame,
  FromWorker,
  PauseRules,
  ToWorker,
  WorkerCalls,
  WorkerMethod,
} from '@/lib/protocol'
import { hasRules } from '../time/pause-rules'
import { tellPause } from '../time/tell-pause'
import type { ViewStore } from './store'

export type CallInput<M extends WorkerMethod> = Parameters<WorkerCalls[M]>[0]
export type CallOutput<M extends WorkerMethod> = ReturnType<WorkerCalls[M]>

/** What the client needs of a worker; tests give it a pair of arrays. */
export interface WorkerLike {
  postMessage(message: ToWorker): void
  terminate(): void
  onmessage: ((event: { readonly data: FromWorker }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
}

/** An answered error of a call: AWS's code and message for a refused operation, `where` for invalid input. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly code: string
  readonly where: string | null

  constructor(error: CallError) {
    super(error.message)
    this.code = error.code
    this.where = error.where ?? null
  }
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

export class SimulationClient {
  private worker: WorkerLike | null = null
  private readonly pending = new Map<number, Pending>()
  private lastId = 0
  /** A new worker counts its runs from the start again; the store must see them go on. */
  private runsBefore = 0

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly store: ViewStore,
    private readonly whenShown: (done: () => void) => void,
  ) {}

  call<M extends WorkerMethod>(method: M, input: CallInput<M>): Promise<CallOutput<M>> {
    const worker = this.worker ?? this.start()
    const id = ++this.lastId
    return new Promise<CallOutput<M>>((resolve, reject) => {
      this.pending.set(id, { resolve: (value) => resolve(value as CallOutput<M>), reject })
      // `method` and `input` belong together by the signature; the union cannot be built from a type parameter.
      worker.postMessage({ id, method, input } as unknown as ToWorker)
    })
  }

  /** Ends the worker, whatever state it is in; the next call starts a new one. What was asked is answered with an error. */
  stop(): void {
    this.worker?.terminate()
    this.worker = null
    this.rejectAll({ code: 'Stopped', message: 'The simulation was stopped.' })
  }

  /** What is asked of every worker: one that is there, and one that takes its place. */
  pauseWhen(rules: PauseRules): void {
    if (this.worker !== null) this.tell(this.worker, rules)
  }

  private tell(worker: WorkerLike, input: PauseRules): void {
    worker.postMessage({ id: 0, method: 'pauseWhen', input })
  }

  private start(): WorkerLike {
    const worker = this.spawn()
    this.runsBefore = Math.max(0, this.store.getState().run)
    worker.onmessage = ({ data }) => this.receive(data)
    worker.onerror = (event) => this.fail(event.message ?? 'The simulation could not be started.')
    this.worker = worker
    const { pauseRules } = this.store.getState()
    if (hasRules(pauseRules)) this.tell(worker, pauseRules)
    return worker
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case 'frame':
        // Asked for first, so that what receiving costs counts too.
        this.whenShown(() => this.worker?.postMessage({ id: 0, method: 'shown', input: {} }))
        this.store.getState().receive(this.numbered(message))
        return
      case 'reply':
        this.pending.get(message.id)?.resolve(message.value)
        this.pending.delete(message.id)
        return
      case 'error':
        this.pending.get(message.id)?.reject(new CallFailed(message.error))
        this.pending.delete(message.id)
        return
      case 'paused':
        tellPause(this.store, message)
        return
      case 'crashed': {
        const { type: _, ...crash } = message
        this.store.setState({ connection: { state: 'crashed', crash } })
      }
    }
  }

  private numbered({ run, standing, ...frame }: Frame): Frame {
    // There are at least as many runs as lines.
    const line = this.runsBefore + standing.line
    return { ...frame, run: this.runsBefore + run, standing: { ...standing, line } }
  }

  /** The worker itself is gone (its script failed or the browser ended it), not the simulation in it. */
  private fail(message: string): void {
    this.worker?.terminate()
    this.worker = null
    this.rejectAll({ code: 'WorkerFailed', message })
    this.store.setState({ connection: { state: 'lost', message } })
  }

  private rejectAll(error: CallError): void {
    const waiting = [...this.pending.values()]
    this.pending.clear()
    for (const { reject } of waiting) reject(new CallFailed(error))
  }
}

/** Asks the simulation of a run; rejects with `CallFailed`. Example: `await run.call('fit', { taskDefinition: 'web:2' })`. */
export type Call = <M extends WorkerMethod>(method: M, input: CallInput<M>) => Promise<CallOutput<M>>

/** What most of the screen's logic needs of a run: somebody to ask and somewhere to look. Tests give stand-ins. */
export interface RunPorts {
  readonly call: Call
  readonly store: Pick<ViewStore, 'getState' | 'setState'>
}

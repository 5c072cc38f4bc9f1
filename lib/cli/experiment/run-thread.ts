// One thread that carries out runs one after another, and the shell of the process that gives them to it.

import { type MessagePort, Worker } from 'node:worker_threads'
import { measureRun, type RunOrder, type RunOutcome } from '@/lib/experiment/measure-run'
import { ScenarioError } from '@/lib/scenario'

export interface RunThread {
  /** One run at a time. Rejects with `RunFailure` when the simulation broke. */
  perform(order: RunOrder): Promise<RunOutcome>
  /** False when a run has brought it down, or it was stopped. */
  readonly isAlive: boolean
  /** At once, whatever it is doing. */
  stop(): Promise<void>
}

/** The simulation broke: with this scenario and seed it does so each time. */
export class RunFailure extends Error {
  override readonly name = 'RunFailure'
}

type Answer = { readonly outcome: RunOutcome } | { readonly failure: string }

/** In the thread: answers each order. */
export function serveRuns(port: MessagePort): void {
  port.on('message', (order: RunOrder) => port.postMessage(answer(order)))
}

function answer(order: RunOrder): Answer {
  try {
    return { outcome: measureRun(order) }
  } catch (error) {
    return { failure: failureText(error) }
  }
}

export function failureText(error: unknown): string {
  // A scenario that cannot be used says why; anything else is ours to find.
  if (error instanceof ScenarioError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** In the process. `script` loads `bundle` and calls `serveRuns`. */
export function startRunThread(script: URL, bundle: string): RunThread {
  const worker = new Worker(script, { workerData: { bundle } })
  let waiting: { resolve(outcome: RunOutcome): void; reject(error: Error): void } | null = null
  let ended: Error | null = null
  const end = (error: Error) => {
    ended ??= error
    waiting?.reject(ended)
    waiting = null
  }
  worker.on('message', (message: Answer) => {
    const caller = waiting
    waiting = null
    if ('failure' in message) caller?.reject(new RunFailure(message.failure))
    else caller?.resolve(message.outcome)
  })
  worker.on('error', (error) => end(new RunFailure(failureText(error))))
  worker.on('exit', (code) => end(new RunFailure(`a thread ended with code ${code}`)))
  return {
    get isAlive() {
      return ended === null
    },
    perform: (order) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        waiting = { resolve, reject }
        worker.postMessage(order)
      }),
    async stop() {
      await worker.terminate()
    },
  }
}

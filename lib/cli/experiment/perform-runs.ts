// Gives runs to threads, as many at a time as there are threads, and hands over each row as it comes.

import type { RunRow } from '@/lib/experiment/estimates'
import type { RunOrder } from '@/lib/experiment/measure-run'
import type { Io } from '../io'
import { RunFailure, type RunThread } from './run-thread'

export interface Work {
  readonly runs: readonly number[]
  orderOf(run: number): RunOrder
  /** Must be whole when it returns: nothing waits for it. */
  onRow(row: RunRow): void
}

export type Ending =
  | { readonly kind: 'done' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly run: number; readonly failure: string }

/** Rows come in any order. */
export async function performRuns({ runs, orderOf, onRow }: Work, workers: number, io: Io): Promise<Ending> {
  const threads = Array.from({ length: Math.min(workers, runs.length) }, () => io.startRunThread())
  let ending: Ending | null = null
  let next = 0
  const end = (how: Ending) => {
    ending ??= how
    return stopAll(threads)
  }
  const stopListening = io.onInterrupt(() => void end({ kind: 'interrupted' }))
  const work = async (thread: RunThread) => {
    for (let run = runs[next++]; run !== undefined && ending === null; run = runs[next++]) {
      try {
        const outcome = await thread.perform(orderOf(run))
        if (ending === null) onRow({ run, ...outcome })
      } catch (error) {
        if (!(error instanceof RunFailure)) throw error
        await end({ kind: 'failed', run, failure: error.message })
      }
    }
  }
  try {
    await Promise.all(threads.map(work))
  } finally {
    stopListening()
    await stopAll(threads)
  }
  return ending ?? { kind: 'done' }
}

async function stopAll(threads: readonly RunThread[]): Promise<void> {
  await Promise.all(threads.map((thread) => thread.stop()))
}

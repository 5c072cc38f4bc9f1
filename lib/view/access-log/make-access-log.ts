// The access log of a run as a file: the run is run again in a worker of its own, since nothing keeps every request of it.

import { afterSeconds, type SimTime, START } from '@/lib/engine/time'
import type { FromLogger, RunRecord, ToLogger } from '@/lib/protocol'
import { startWorker } from '../run/start-worker'

export interface LoggerLike {
  postMessage(message: ToLogger): void
  terminate(): void
  onmessage: ((event: { readonly data: FromLogger }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
}

export interface LogWork {
  readonly record: RunRecord
  readonly from: SimTime
  /** Ends the work. */
  readonly signal: AbortSignal
  readonly onReached: (at: SimTime) => void
}

export interface MadeLog {
  readonly file: Blob
  readonly lines: number
}

const spawnLogger = () => startWorker('access-log') as unknown as LoggerLike

/** The lines of requests that ended from `from` until the run's now. Rejects with what went wrong, in words. */
export function makeAccessLog(
  { record, from, signal, onReached }: LogWork,
  spawn: () => LoggerLike = spawnLogger,
): Promise<MadeLog> {
  const worker = spawn()
  signal.addEventListener('abort', () => worker.terminate())
  const pieces: string[] = []
  let lines = 0
  return new Promise<MadeLog>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message ?? 'The run could not be run again.'))
    worker.onmessage = ({ data }) => {
      switch (data.type) {
        case 'reached':
          onReached(data.at)
          return
        case 'lines':
          pieces.push(data.text)
          lines += data.count
          return
        case 'done':
          resolve({ file: new Blob(pieces, { type: 'text/plain' }), lines })
          return
        case 'failed':
          reject(new Error(data.message))
      }
    }
    worker.postMessage({ record, from })
  }).finally(() => worker.terminate())
}

/** When the last `seconds` before `now` began; null for all of them. */
export function lastSeconds(now: SimTime, seconds: number | null): SimTime {
  const from = seconds === null ? START : afterSeconds(now, -seconds)
  return from > START ? from : START
}

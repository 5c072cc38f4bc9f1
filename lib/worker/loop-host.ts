import type { FromWorker } from '@/lib/protocol'

export interface LoopHost {
  /** Monotonic milliseconds. */
  wallMs(): number
  post(message: FromWorker): void
  /** Calls `run` after about `ms`; messages that wait are handled before it. */
  schedule(run: () => void, ms: number): void
}

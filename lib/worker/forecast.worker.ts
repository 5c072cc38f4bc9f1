// The entry of the worker that computes ahead.

import type { FromForecaster, ToForecaster } from '@/lib/protocol'
import { forkedSimulation } from '@/lib/sim'
import { ForecastLoop } from './forecast-loop'

/** The part of `DedicatedWorkerGlobalScope` that is used; TypeScript has no library with both it and the DOM. */
interface WorkerScope {
  postMessage(message: FromForecaster): void
  onmessage: ((event: { readonly data: ToForecaster }) => void) | null
}
const scope = self as unknown as WorkerScope

/** Enough for what is drawn ahead; its events are read by nobody. */
const HISTORY = { events: 100, steps: 7_200 }

const loop = new ForecastLoop(
  {
    wallMs: () => performance.now(),
    post: (message) => scope.postMessage(message),
    schedule: (run, ms) => setTimeout(run, ms),
  },
  (fork) => forkedSimulation(fork, { history: HISTORY }),
)

scope.onmessage = ({ data }) => loop.handle(data)

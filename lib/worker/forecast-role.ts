import type { FromForecaster, ToForecaster } from '@/lib/protocol'
import { forkedSimulation } from '@/lib/sim'
import { ForecastLoop } from './forecast-loop'
import { workerScope } from './worker-scope'

/** Enough for what is drawn ahead; its events are read by nobody. */
const HISTORY = { events: 100, steps: 7_200 }

/** Computes ahead. */
export function startForecast(): void {
  const scope = workerScope<ToForecaster, FromForecaster>()
  const loop = new ForecastLoop(
    {
      wallMs: () => performance.now(),
      post: (message) => scope.postMessage(message),
      schedule: (run, ms) => setTimeout(run, ms),
    },
    (fork) => forkedSimulation(fork, { history: HISTORY }),
  )
  scope.onmessage = ({ data }) => loop.handle(data)
}

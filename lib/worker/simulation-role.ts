import type { FromWorker, ToWorker } from '@/lib/protocol'
import { SimulationLoop } from './loop'
import { realFactory } from './real-factory'
import { workerScope } from './worker-scope'

/** Runs what the page shows. */
export function startSimulation(): void {
  const scope = workerScope<ToWorker, FromWorker>()
  const loop = new SimulationLoop(
    {
      wallMs: () => performance.now(),
      post: (message) => scope.postMessage(message),
      schedule: (run, ms) => setTimeout(run, ms),
    },
    realFactory,
  )
  scope.onmessage = ({ data }) => loop.handle(data)
}

// The worker's entry: the only file that knows it runs in one.

import type { FromWorker, ToWorker } from '@/lib/protocol'
import { SimulationLoop } from './loop'
import { realFactory } from './real-factory'

/** The part of `DedicatedWorkerGlobalScope` that is used; TypeScript has no library with both it and the DOM. */
interface WorkerScope {
  postMessage(message: FromWorker): void
  onmessage: ((event: { readonly data: ToWorker }) => void) | null
}
const scope = self as unknown as WorkerScope

const loop = new SimulationLoop(
  {
    wallMs: () => performance.now(),
    post: (message) => scope.postMessage(message),
    schedule: (run, ms) => setTimeout(run, ms),
  },
  realFactory,
)

scope.onmessage = ({ data }) => loop.handle(data)

// The worker's entry: the only file that knows it runs in one.

import type { FromWorker, ToWorker } from '@/lib/protocol'
import { loadFactory } from './load-factory'
import { SimulationLoop } from './loop'

/** The part of `DedicatedWorkerGlobalScope` that is used; TypeScript has no library with both it and the DOM. */
interface WorkerScope {
  readonly name: string
  postMessage(message: FromWorker): void
  onmessage: ((event: { readonly data: ToWorker }) => void) | null
}
const scope = self as unknown as WorkerScope

// Calls may come while the factory is still loading: each waits for it, and promises keep their order.
const ready = loadFactory(scope.name).then(
  (factory) =>
    new SimulationLoop(
      {
        wallMs: () => performance.now(),
        post: (message) => scope.postMessage(message),
        schedule: (run, ms) => setTimeout(run, ms),
      },
      factory,
    ),
)

scope.onmessage = async ({ data }) => {
  const loop = await ready
  loop.handle(data)
}

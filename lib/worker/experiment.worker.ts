// The entry of a worker that carries out experiments, one call after another.

import type { FromExperimenter, ToExperimenter } from '@/lib/protocol'
import { answerExperiment } from './experiments'

/** The part of `DedicatedWorkerGlobalScope` that is used; TypeScript has no library with both it and the DOM. */
interface WorkerScope {
  postMessage(message: FromExperimenter): void
  onmessage: ((event: { readonly data: ToExperimenter }) => void) | null
}
const scope = self as unknown as WorkerScope

scope.onmessage = ({ data }) => scope.postMessage(answerExperiment(data))

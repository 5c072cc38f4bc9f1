import type { FromExperimenter, ToExperimenter } from '@/lib/protocol'
import { answerExperiment } from './experiments'
import { workerScope } from './worker-scope'

/** Carries out experiments, one call after another. */
export function startExperiment(): void {
  const scope = workerScope<ToExperimenter, FromExperimenter>()
  scope.onmessage = ({ data }) => scope.postMessage(answerExperiment(data))
}

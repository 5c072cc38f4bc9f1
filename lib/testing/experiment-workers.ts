// Workers for experiments in the test's own thread.

import type { FromExperimenter, ToExperimenter } from '@/lib/protocol'
import type { ExperimentWorker } from '@/lib/view/compare/experimenter'
import { answerExperiment } from '@/lib/worker/experiments'

/** Workers that answer for themselves, each message in a microtask of its own, until they are ended. */
export function spawned() {
  const workers: { ended: boolean; asked: ToExperimenter['method'][] }[] = []
  const spawn = (): ExperimentWorker => {
    const seen = { ended: false, asked: [] as ToExperimenter['method'][] }
    workers.push(seen)
    const worker: ExperimentWorker = {
      onmessage: null,
      onerror: null,
      postMessage(message) {
        seen.asked.push(message.method)
        void Promise.resolve().then(() => {
          const data: FromExperimenter = answerExperiment(message)
          if (!seen.ended) worker.onmessage?.({ data })
        })
      },
      terminate() {
        seen.ended = true
      },
    }
    return worker
  }
  return { workers, spawn }
}

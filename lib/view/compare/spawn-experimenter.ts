import type { ExperimentWorker } from './experimenter'

/** In a worker of its own. */
export function spawnExperimenter(): ExperimentWorker {
  const worker = new Worker(new URL('../../worker/experiment.worker.ts', import.meta.url), {
    type: 'module',
    name: 'experiment',
  })
  return worker as unknown as ExperimentWorker
}

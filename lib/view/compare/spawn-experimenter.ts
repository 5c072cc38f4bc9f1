import { startWorker } from '../run/start-worker'
import type { ExperimentWorker } from './experimenter'

/** In a worker of its own. */
export const spawnExperimenter = () => startWorker('experiment') as unknown as ExperimentWorker

import { startWorker } from '../run/start-worker'
import { Experimenter, type ExperimentWorker } from './experimenter'

/** Carries out experiments in workers of the page, as many as the machine has processors for. */
export function pageExperimenter(): Experimenter {
  const spawn = () => startWorker('experiment') as unknown as ExperimentWorker
  return new Experimenter(spawn, () => navigator.hardwareConcurrency)
}

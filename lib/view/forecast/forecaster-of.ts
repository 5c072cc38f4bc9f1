import { perRun } from '../run/per-run'
import { startWorker } from '../run/start-worker'
import { Forecaster, type ForecasterLike } from './forecaster'

/** What a run comes to when nobody touches it, computed in a worker of its own. */
export const forecasterOf = perRun(
  (run) => new Forecaster(run, () => startWorker('forecast') as unknown as ForecasterLike),
)

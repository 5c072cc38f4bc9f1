import { startWorker } from '../run/start-worker'
import type { ForecasterLike } from './forecaster'

/** In a worker of its own. */
export const spawnForecaster = () => startWorker('forecast') as unknown as ForecasterLike

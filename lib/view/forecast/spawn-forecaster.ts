import type { ForecasterLike } from './forecaster'

/** In a worker of its own. */
export function spawnForecaster(): ForecasterLike {
  const worker = new Worker(new URL('../../worker/forecast.worker.ts', import.meta.url), {
    type: 'module',
    name: 'forecast',
  })
  return worker as unknown as ForecasterLike
}

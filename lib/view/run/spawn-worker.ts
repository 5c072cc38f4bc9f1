import type { WorkerLike } from './client'

/** The simulation in a worker of its own. */
export function spawnWorker(): WorkerLike {
  const worker = new Worker(new URL('../../worker/simulation.worker.ts', import.meta.url), {
    type: 'module',
    name: 'simulation',
  })
  return worker as unknown as WorkerLike
}

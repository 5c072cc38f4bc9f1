import type { WorkerLike } from './client'
import { takeEarlyWorker } from './early-worker'
import { startWorker } from './start-worker'

/** The simulation in a worker of its own: the one that the page's head has started, or another. */
export function spawnWorker(): WorkerLike {
  return (takeEarlyWorker() ?? startWorker('simulation')) as unknown as WorkerLike
}

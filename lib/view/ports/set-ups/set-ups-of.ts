import type { WorkerLike } from '../../run/client'
import { perRun } from '../../run/per-run'
import { createRun } from '../../run/run'
import { startWorker } from '../../run/start-worker'
import { SetUps } from './set-ups'

/** Beside a run of the page. */
export const setUpsOf = perRun(
  (page) =>
    new SetUps(page, () => createRun({ spawn: () => startWorker('simulation') as unknown as WorkerLike })),
)

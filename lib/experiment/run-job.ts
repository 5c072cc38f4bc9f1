// A run as it travels to another process: hostile until it is checked. The scenario in it is checked by whoever makes it a run.

import * as z from 'zod'
import { simTime } from '@/lib/engine'
import { DURATION_US_MAX } from '@/lib/traffic/duration'
import { ExperimentError } from './experiment-error'
import type { RunOrder } from './measure-run'
import { RUNS_MAX } from './plan'

const time = z.int().min(0).max(DURATION_US_MAX).transform(simTime)

const jobSchema = z.strictObject({
  /** Version and build: another may come to other numbers. */
  dockyard: z.string().max(200),
  run: z.int().min(0).max(RUNS_MAX),
  seed: z.int().min(0),
  until: time,
  warmUp: time,
  scenario: z.unknown(),
})

export interface RunJob extends RunOrder {
  readonly dockyard: string
  readonly run: number
}

/** Refuses what is no run, and a run of another version than `dockyard`. */
export function readJob(data: unknown, dockyard: string): RunJob {
  const version = typeof data === 'object' && data !== null && 'dockyard' in data ? data.dockyard : undefined
  if (typeof version === 'string' && version !== dockyard)
    throw new ExperimentError(
      `this worker is Dockyard ${dockyard} and takes no runs of ${version.slice(0, 200)}, which may come to other numbers`,
    )
  const job = jobSchema.safeParse(data)
  if (!job.success) throw new ExperimentError('the job is no run of an experiment')
  if (job.data.warmUp >= job.data.until) throw new ExperimentError('the warm-up must end before the run does')
  return job.data
}

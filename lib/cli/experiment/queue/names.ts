// What runs are called in Redis.

/** A queue for each version: a worker sees only runs that it comes to the same numbers with. */
export const queueNameOf = (dockyard: string): string => `dockyard-runs-${dockyard}`

/** One name for the same run of the same experiment, whoever asks for it and how often: it is done once. */
export const jobIdOf = (experiment: string, run: number): string => `${experiment.slice(0, 32)}-${run}`

export function runOf(experiment: string, jobId: string): number | null {
  const prefix = `${experiment.slice(0, 32)}-`
  return jobId.startsWith(prefix) ? Number(jobId.slice(prefix.length)) : null
}

// Scenarios as a picker lists them.

/** What a scenario sets up, for a small picture of it. */
export interface ScenarioSketch {
  /** How many instances each launch brings, in order of time; an Auto Scaling group its desired capacity. */
  readonly instances: readonly number[]
  /** Tasks that its services want at first. */
  readonly tasks: number
  /** Revisions of task definitions that there will be. */
  readonly revisions: number
  /** Host port that they fix; null for dynamic ones. */
  readonly fixedPort: number | null
  readonly hasQueue: boolean
  /** Whether something is broken on purpose. */
  readonly hasFault: boolean
  /** Requests per second over the run, or users who wait for their answers, in equal steps. */
  readonly load: readonly number[]
}

/** A built-in scenario as a picker lists it: its text stays in the worker until it is asked for. */
export interface ScenarioSummary {
  readonly id: string
  readonly title: string
  /** One sentence: what it shows. */
  readonly description: string
  /** Two sentences: what to look for. */
  readonly lookFor: readonly [string, string]
  /** Where it stands in the gallery. */
  readonly group?: string
  /** What one can find out by watching it. */
  readonly question?: string
}

// A run over time, coarse enough to be drawn: for whoever looks at two runs side by side.

import type { SimTime } from '@/lib/engine'
import type { LocalSimulation } from '@/lib/sim'
import { type RunResult, runSeries } from '@/lib/sim/result'

/** More steps than a screen has pixels are of no use. */
const STEPS_MAX = 1_800
/** Its line is smooth. */
const COSTS_MAX = 300
const US = 1_000_000

export interface RunCourse {
  readonly stepSeconds: number
  readonly requests: Column
  readonly p99Ms: Column
  readonly running: Column
  readonly desired: Column
  readonly cpu: Column
  readonly instances: Column
  readonly costUsd: Column
  readonly activities: readonly {
    /** Microseconds. */
    readonly at: number
    readonly text: string
    readonly direction: 'out' | 'in' | 'none'
  }[]
}

type Column = readonly (number | null)[]

/** Looks at what a run has cost so far, often enough to draw it. */
export class CostWatch {
  readonly everyUs: number
  readonly #looks: { readonly at: number; readonly usd: number }[] = []

  constructor(until: SimTime) {
    this.everyUs = Math.max(1, Math.ceil(until / US / COSTS_MAX)) * US
  }

  at(simulation: LocalSimulation): void {
    this.#looks.push({ at: simulation.now(), usd: simulation.outcome().costUsd })
  }

  /** At the end of each step; what was not looked at costs what it did before. */
  column(stepSeconds: number, steps: number): Column {
    let next = 0
    let usd = 0
    return Array.from({ length: steps }, (_, step) => {
      const end = (step + 1) * stepSeconds * US
      for (let look = this.#looks[next]; look !== undefined && look.at <= end; look = this.#looks[++next])
        usd = look.usd
      return usd
    })
  }
}

/** `scalingActivities`: of its result. `costs`: has looked at the run. */
export function courseOf(
  simulation: LocalSimulation,
  { until, scalingActivities }: Pick<RunResult, 'until' | 'scalingActivities'>,
  costs: CostWatch,
): RunCourse {
  const stepSeconds = Math.max(1, Math.ceil(until / STEPS_MAX))
  const columns = Object.entries(runSeries(simulation.world, stepSeconds).names)
  const over = (name: RegExp, how: 'sum' | 'average') =>
    together(
      columns.flatMap(([series, values]) => (name.test(series) ? [values] : [])),
      how,
    )
  const desired = over(/^service\/.+\/desired$/, 'sum')
  return {
    stepSeconds,
    requests: over(/^requests\/rps$/, 'sum'),
    p99Ms: over(/^requests\/p99Ms$/, 'sum'),
    running: over(/^service\/.+\/running$/, 'sum'),
    desired,
    cpu: over(/^service\/.+\/CPUUtilization$/, 'average'),
    instances: over(/^cluster\/.+\/instances$/, 'sum'),
    costUsd: costs.column(stepSeconds, Math.floor(until / stepSeconds)),
    activities: scalingActivities
      .filter((activity) => !('NotScaledReasons' in activity) || activity.NotScaledReasons === undefined)
      .map(({ StartTime, Description }) => ({
        at: StartTime * US,
        text: Description,
        direction: directionOf(desired, Math.floor(StartTime / stepSeconds)),
      })),
  }
}

/** Which way the tasks that are wanted go in that step. */
function directionOf(desired: Column, step: number): 'out' | 'in' | 'none' {
  const [before, after] = [desired[step - 1] ?? null, desired[step + 1] ?? desired[step] ?? null]
  if (before === null || after === null || before === after) return 'none'
  return after > before ? 'out' : 'in'
}

function together(columns: readonly Column[], how: 'sum' | 'average'): Column {
  const length = columns.reduce((most, values) => Math.max(most, values.length), 0)
  return Array.from({ length }, (_, i) => {
    const known = columns.flatMap((values) => values[i] ?? [])
    if (known.length === 0) return null
    const sum = known.reduce((total, value) => total + value, 0)
    return how === 'sum' ? sum : sum / known.length
  })
}

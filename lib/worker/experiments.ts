// What a worker for experiments answers: designs, runs and estimates of lib/experiment, as the command line uses them.

import type { SimTime } from '@/lib/engine'
import { compareOutcomes } from '@/lib/experiment/comparison'
import { ExperimentError } from '@/lib/experiment/experiment-error'
import { parseSetting, withSettings } from '@/lib/experiment/factor'
import { knownPaths } from '@/lib/experiment/known-paths'
import { performRun } from '@/lib/experiment/measure-run'
import { MEASURES } from '@/lib/experiment/measures'
import { checkPlan } from '@/lib/experiment/plan'
import { CostWatch, courseOf } from '@/lib/experiment/run-course'
import { withName } from '@/lib/experiment/short-names'
import type { ExperimentCalls, FromExperimenter, ToExperimenter, Variant } from '@/lib/protocol'
import { formatDuration, parseScenario } from '@/lib/scenario'
import { checkReplications, timeOf, typedValue } from './experiment-fields'
import { SWEEPS } from './sweeps'

export function answerExperiment({ id, method, input }: ToExperimenter): FromExperimenter {
  try {
    const call = EXPERIMENTS[method] as (input: unknown) => unknown
    return { id, value: call(input) }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}

export const EXPERIMENTS: ExperimentCalls = {
  ...SWEEPS,

  paths: ({ scenario, changes = [] }) =>
    knownPaths(withSettings(scenario, changes.map(parseSetting))).map(({ path, value }) => ({
      path,
      value: typedValue(value),
    })),

  design({ a, b, seed, replications, until, warmUp }) {
    checkReplications(replications)
    const plan = {
      firstSeed: seed,
      replications,
      factors: [{ path: 'scenario', values: ['A', 'B'] }],
      until: timeOf('duration', until),
      warmUp: timeOf('warm-up', warmUp),
    }
    checkPlan(plan)
    const sources = [sourceOf('A', a), sourceOf('B', b)] as const
    checkCommands('A', a, plan.until)
    checkCommands('B', b, plan.until)
    const traffic = [trafficOf(sources[0], a), trafficOf(sources[1], b)]
    return { sources, until: plan.until, warmUp: plan.warmUp, hasSameTraffic: traffic[0] === traffic[1] }
  },

  run({ isDrawn, commands = [], ...order }) {
    const costs = isDrawn ? new CostWatch(order.until) : null
    const { simulation, window, outcome, refused } = performRun(order, { commands, look: costs })
    const course = costs === null ? null : courseOf(simulation, window.result, costs)
    return { ...outcome, refused, course }
  },

  compare: ({ a, b }) =>
    compareOutcomes(a, b).map(({ name, unit, a: first, b: second, paired, verdict }, i) => ({
      name,
      unit,
      says: MEASURES[i]?.says ?? '',
      better: MEASURES[i]?.better ?? null,
      a: first,
      b: second,
      paired,
      verdict,
    })),
}

function checkCommands(side: 'A' | 'B', { commands = [] }: Variant, until: SimTime): void {
  const last = commands.at(-1)
  if (last !== undefined && last.at >= until)
    throw new ExperimentError(
      `${side}: the last command comes at ${formatDuration(last.at)}: the runs must be longer than that`,
    )
}

/** What a side says of its arrivals, as text. */
function trafficOf(source: unknown, { commands = [] }: Variant): string {
  const { traffic } = source as { readonly traffic?: unknown }
  return JSON.stringify([traffic, commands.filter(({ action }) => action === 'playground:SetTraffic')])
}

function sourceOf(side: 'A' | 'B', { scenario, changes }: Variant): unknown {
  try {
    const settings = changes.map(parseSetting)
    const varied = withName(withSettings(scenario, settings), settings)
    parseScenario(varied)
    return varied
  } catch (error) {
    throw new ExperimentError(`${side}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

// What a worker for experiments answers: designs, runs and estimates of lib/experiment, as the command line uses them.

import { compareOutcomes } from '@/lib/experiment/comparison'
import { ExperimentError } from '@/lib/experiment/experiment-error'
import { parseSetting, withSettings } from '@/lib/experiment/factor'
import { knownPaths } from '@/lib/experiment/known-paths'
import { performRun } from '@/lib/experiment/measure-run'
import { MEASURES } from '@/lib/experiment/measures'
import { checkPlan } from '@/lib/experiment/plan'
import { courseOf } from '@/lib/experiment/run-course'
import { withName } from '@/lib/experiment/short-names'
import type { ExperimentCalls, FromExperimenter, ToExperimenter, Variant } from '@/lib/protocol'
import { parseScenario } from '@/lib/scenario'
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
    const traffic = sources.map((source) => JSON.stringify((source as { traffic?: unknown }).traffic))
    return { sources, until: plan.until, warmUp: plan.warmUp, hasSameTraffic: traffic[0] === traffic[1] }
  },

  run({ isDrawn, ...order }) {
    const { simulation, window, outcome } = performRun(order)
    return { ...outcome, course: isDrawn ? courseOf(simulation, window.result) : null }
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

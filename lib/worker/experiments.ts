// What a worker for experiments answers: designs, runs and estimates of lib/experiment, as the command line uses them.

import type { SimTime } from '@/lib/engine'
import { compareOutcomes } from '@/lib/experiment/comparison'
import { ExperimentError } from '@/lib/experiment/experiment-error'
import { parseSetting, withSettings } from '@/lib/experiment/factor'
import { knownPaths } from '@/lib/experiment/known-paths'
import { performRun } from '@/lib/experiment/measure-run'
import { MEASURES } from '@/lib/experiment/measures'
import { checkPlan } from '@/lib/experiment/plan'
import { courseOf } from '@/lib/experiment/run-course'
import type { ExperimentCalls, FromExperimenter, ToExperimenter, Variant } from '@/lib/protocol'
import { parseDuration, parseScenario } from '@/lib/scenario'

/** More on a screen are dots over dots; the command line takes as many as one wants. */
const REPLICATIONS_MAX = 200

export function answerExperiment({ id, method, input }: ToExperimenter): FromExperimenter {
  try {
    const call = EXPERIMENTS[method] as (input: unknown) => unknown
    return { id, value: call(input) }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}

export const EXPERIMENTS: ExperimentCalls = {
  paths: ({ scenario }) =>
    knownPaths(scenario).map(({ path, value }) => ({ path, value: typedValue(value) })),

  design({ a, b, seed, replications, until, warmUp }) {
    if (!Number.isInteger(replications) || replications < 1 || replications > REPLICATIONS_MAX)
      throw new ExperimentError(`replications must be a whole number from 1 to ${REPLICATIONS_MAX}`)
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
    const varied = withSettings(scenario, changes.map(parseSetting))
    parseScenario(varied)
    return varied
  } catch (error) {
    throw new ExperimentError(`${side}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function timeOf(name: string, text: string): SimTime {
  const time = parseDuration(text.trim())
  if (time === null)
    throw new ExperimentError(`the ${name} must be a time such as 90s, 30m or 2h, not "${text}"`)
  return time as SimTime
}

/** As `parseValues` reads it back. */
function typedValue(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value)
  return /^[\w.:/-]+$/.test(value) &&
    Number.isNaN(Number(value)) &&
    !['true', 'false', 'null'].includes(value)
    ? value
    : JSON.stringify(value)
}

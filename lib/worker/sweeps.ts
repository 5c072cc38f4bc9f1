// Sweeps as a worker for experiments answers them: the design, estimates and files of `dockyard sweep`.

import { cellSources } from '@/lib/experiment/cell-sources'
import { intervalOf } from '@/lib/experiment/estimates'
import { ExperimentError } from '@/lib/experiment/experiment-error'
import { parseFactor } from '@/lib/experiment/factor'
import { MEASURES } from '@/lib/experiment/measures'
import { cellsOf, checkPlan } from '@/lib/experiment/plan'
import { cellsCsv, describedMeasures, resultJson, runsCsv } from '@/lib/experiment/result-text'
import { shortNames, withName } from '@/lib/experiment/short-names'
import type { ExperimentCalls } from '@/lib/protocol'
import { parseScenario } from '@/lib/scenario'
import { checkReplications, timeOf, typedValue } from './experiment-fields'

/** Twenty by twenty are more than anybody reads off a screen; the command line takes more. */
const CELLS_MAX = 400
const FACTORS_MAX = 2

export const SWEEPS: Pick<ExperimentCalls, 'measures' | 'sweep' | 'estimate' | 'files'> = {
  measures: () => describedMeasures,

  sweep({ scenario, vary, seed: firstSeed, replications, until, warmUp }) {
    checkReplications(replications)
    if (vary.length < 1 || vary.length > FACTORS_MAX)
      throw new ExperimentError(`choose one parameter or two, not ${vary.length}`)
    const factors = vary.map(parseFactor)
    const plan = {
      factors,
      firstSeed,
      replications,
      until: timeOf('duration', until),
      warmUp: timeOf('warm-up', warmUp),
    }
    // Counted before any cell is made.
    checkPlan(plan)
    const size = factors.map(({ values }) => values.length)
    const cells = size.reduce((product, length) => product * length, 1)
    if (cells > CELLS_MAX)
      throw new ExperimentError(`${size.join(' × ')} values are ${cells} cells: at most ${CELLS_MAX}`)
    const { name, goals } = parseScenario(scenario)
    const settings = cellsOf(factors)
    const names = shortNames(factors.map(({ path }) => path))
    return {
      ...plan,
      name,
      factors: factors.map((factor, i) => ({
        ...factor,
        name: names[i] ?? factor.path,
        texts: factor.values.map(typedValue),
      })),
      sources: cellSources(scenario, factors).map((source, cell) => withName(source, settings[cell] ?? [])),
      goals: { inTime: 100 * goals.latency.share, failed: 100 * goals.errors.atMost },
    }
  },

  estimate: ({ runs }) => MEASURES.map((_, i) => intervalOf(runs.map((measures) => measures[i] ?? null))),

  files({ design: { name, factors, firstSeed, replications, until, warmUp }, runs }) {
    const bare = factors.map(({ path, values }) => ({ path, values }))
    const plan = { factors: bare, firstSeed, replications, until, warmUp }
    const rows = runs.map(({ traceHash, measures }, run) => ({ run, traceHash, measures }))
    return {
      json: resultJson({ scenario: name, plan }, rows),
      cellsCsv: cellsCsv({ plan }, rows),
      runsCsv: runsCsv({ plan }, rows),
    }
  },
}

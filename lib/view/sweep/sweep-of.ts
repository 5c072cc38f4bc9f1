import { comparisonOf } from '../compare/comparison-of'
import { pageExperimenter } from '../compare/page-experimenter'
import { perRun } from '../run/per-run'
import { Sweep } from './sweep'

/** The scenario of a run with one or two values varied. */
export const sweepOf = perRun(
  (run) =>
    new Sweep({
      run,
      session: run.session,
      comparison: comparisonOf(run),
      experimenter: pageExperimenter(),
      clock: () => performance.now(),
    }),
)

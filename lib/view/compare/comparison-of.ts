import { perRun } from '../run/per-run'
import { Comparison } from './comparison'
import { pageExperimenter } from './page-experimenter'

/** The scenario of a run against another course of it. */
export const comparisonOf = perRun((run) => new Comparison(run, run.session, pageExperimenter()))

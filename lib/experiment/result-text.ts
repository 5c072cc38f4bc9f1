// The result of an experiment as JSON, or as CSV for a spreadsheet. It follows from the plan and the rows alone, so that it is the same
// however they came about.

import { toSeconds } from '@/lib/engine'
import { csvText } from '@/lib/engine/csv'
import { printableJson } from '@/lib/engine/printable'
import { CONFIDENCE, estimates, type Interval, inOrder, type RunRow } from './estimates'
import type { Identity } from './journal'
import { MEASURES } from './measures'
import { cellOf, cellsOf, seedOf } from './plan'
import type { Setting } from './setting'

export const describedMeasures = MEASURES.map(({ name, unit, better, says }) => ({
  name,
  unit,
  better,
  says,
}))

/** What a result is of. Its fingerprint, where it has one, tells whether two results may be put together. */
export type Described = Pick<Identity, 'scenario' | 'plan'> &
  Partial<Pick<Identity, 'dockyard' | 'experiment'>>

/** A line a cell, so that two results can be compared as text. */
export function resultJson(described: Described, rows: readonly RunRow[]): string {
  const { plan, dockyard, experiment, scenario } = described
  const head = {
    dockyard,
    experiment,
    scenario,
    vary: plan.factors,
    firstSeed: plan.firstSeed,
    replications: plan.replications,
    untilSeconds: toSeconds(plan.until),
    warmUpSeconds: toSeconds(plan.warmUp),
    confidence: CONFIDENCE,
    measures: describedMeasures,
  }
  const sorted = inOrder(rows)
  const settings = cellsOf(plan.factors)
  const cells = estimates(plan, rows).map(({ cell, measures }) =>
    printableJson({
      settings: settings[cell],
      measures: Object.fromEntries(MEASURES.map(({ name }, i) => [name, measures[i]])),
      runs: sorted
        .filter(({ run }) => cellOf(plan, run) === cell)
        .map(({ run, traceHash, measures: values }) => ({
          seed: seedOf(plan, run),
          traceHash,
          measures: Object.fromEntries(MEASURES.map(({ name }, i) => [name, values[i]])),
        })),
    }),
  )
  return `${printableJson(head).slice(0, -1)},"cells":[\n${cells.join(',\n')}\n]}\n`
}

/** A row a cell: its settings, then mean and interval of each measure. */
export function cellsCsv({ plan }: Pick<Identity, 'plan'>, rows: readonly RunRow[]): string {
  const settings = cellsOf(plan.factors)
  const head = [
    ...plan.factors.map(({ path }) => path),
    'until_seconds',
    'warm_up_seconds',
    'replications',
    ...MEASURES.flatMap(({ name }) => [`${name}_n`, `${name}_mean`, `${name}_low`, `${name}_high`]),
  ]
  const lines = estimates(plan, rows).map(({ cell, measures }) => [
    ...(settings[cell] ?? []).map(settingCell),
    toSeconds(plan.until),
    toSeconds(plan.warmUp),
    plan.replications,
    ...measures.flatMap(({ n, mean, low, high }: Interval) => [n, mean ?? '', low ?? '', high ?? '']),
  ])
  return csvText([head, ...lines])
}

/** A row a run. */
export function runsCsv({ plan }: Pick<Identity, 'plan'>, rows: readonly RunRow[]): string {
  const settings = cellsOf(plan.factors)
  const head = [
    ...plan.factors.map(({ path }) => path),
    'seed',
    'trace_hash',
    ...MEASURES.map(({ name }) => name),
  ]
  const lines = inOrder(rows).map(({ run, traceHash, measures }) => [
    ...(settings[cellOf(plan, run)] ?? []).map(settingCell),
    seedOf(plan, run),
    traceHash,
    ...measures.map((value) => value ?? ''),
  ])
  return csvText([head, ...lines])
}

function settingCell({ value }: Setting): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

// A comparison as CSV: every run with its seed and its measures, so that any other program comes to the same estimates.

import { csvText } from '@/lib/engine/csv'
import { type Compared, pairsOf, type Side } from './state'

const SIDES: readonly Side[] = ['a', 'b']

export function comparisonCsv(compared: Compared): string {
  const { runs, base, labels, measures } = compared
  const head = ['scenario', 'label', 'seed', ...measures.map(({ name }) => name), 'traceHash']
  const lines = SIDES.flatMap((side) =>
    runs[side].flatMap((run, i) =>
      run === undefined
        ? []
        : [
            [
              side.toUpperCase(),
              labels[side],
              base.seed + i,
              ...run.measures.map((value) => value ?? ''),
              run.traceHash,
            ],
          ],
    ),
  )
  const estimates = measures.map(({ name, unit, a, b, paired, verdict }) => [
    name,
    unit,
    pairsOf(compared).length,
    ...[a, b, paired].flatMap(({ mean, low, high }) => [mean ?? '', low ?? '', high ?? '']),
    verdict ?? '',
  ])
  const columns = ['a', 'b', 'paired'].flatMap((name) => [`${name}_mean`, `${name}_low`, `${name}_high`])
  return csvText([head, ...lines, [], ['measure', 'unit', 'pairs', ...columns, 'verdict'], ...estimates])
}

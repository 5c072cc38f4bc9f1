'use client'

import { type DataColumn, DataTable } from '@/components/canvas/table/data-table'
import { Button } from '@/components/ui/button'
import type { ComparedMeasure } from '@/lib/protocol'
import type { Compared, Side } from '@/lib/view/compare/state'
import {
  differenceText,
  halfWidthText,
  labelOf,
  meanText,
  numberText,
  shortUnit,
} from '@/lib/view/compare/words'
import { useComparison } from './use-comparison'

const num = (text: string) => <span className="num">{text}</span>

const MEASURES: readonly DataColumn<ComparedMeasure>[] = [
  { name: 'Measure', cell: (measure) => labelOf(measure) },
  {
    name: 'A',
    isNumber: true,
    cell: (measure) => `${meanText(measure, measure.a)} ${halfWidthText(measure.a)}`,
  },
  {
    name: 'B',
    isNumber: true,
    cell: (measure) => `${meanText(measure, measure.b)} ${halfWidthText(measure.b)}`,
  },
  { name: 'B − A, paired', isNumber: true, cell: differenceText },
  { name: 'Says', cell: ({ verdict }) => verdict ?? '' },
  { name: 'Meaning', cell: ({ says }) => says },
]

interface RunRow {
  readonly side: Side
  readonly seed: number
  readonly values: readonly (number | null)[]
}

/** The estimates and every run behind them. */
export function CompareTable({ result }: { readonly result: Compared }) {
  const comparison = useComparison()
  const { measures, runs, base } = result
  const rows = (['a', 'b'] as const).flatMap((side) =>
    runs[side].flatMap((run, i): readonly RunRow[] =>
      run === undefined ? [] : [{ side, seed: base.seed + i, values: run.measures }],
    ),
  )
  const columns: readonly DataColumn<RunRow>[] = [
    { name: 'Run', cell: ({ side, seed }) => num(`${side.toUpperCase()} ${seed}`) },
    {
      name: 'Canvas',
      cell: ({ side, seed }) => (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Open ${side.toUpperCase()} with seed ${seed} in canvas`}
          onClick={() => void comparison.openInCanvas(side, seed)}
        >
          Open
        </Button>
      ),
    },
    ...measures.map((measure, i): DataColumn<RunRow> => {
      const unit = shortUnit(measure)
      return {
        name: unit === '' ? labelOf(measure) : `${labelOf(measure)}, ${unit}`,
        isNumber: true,
        cell: ({ values }) => {
          const value = values[i] ?? null
          return value === null ? '–' : numberText(value)
        },
      }
    }),
  ]
  return (
    <div className="flex flex-col gap-5">
      <DataTable
        caption="Estimates"
        columns={MEASURES}
        rows={measures}
        keyOf={({ name }) => name}
        empty="No pair has ended yet."
      />
      <DataTable
        caption="Runs"
        columns={columns}
        rows={rows}
        keyOf={({ side, seed }) => `${side} ${seed}`}
        empty="No run has ended yet."
      />
    </div>
  )
}

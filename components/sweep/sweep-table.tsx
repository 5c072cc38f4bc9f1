'use client'

import { type DataColumn, DataTable } from '@/components/canvas/table/data-table'
import { Button } from '@/components/ui/button'
import type { MeanInterval } from '@/lib/protocol'
import { labelOf } from '@/lib/view/compare/words'
import { endedOf, settingsOf } from '@/lib/view/sweep/state'
import { cellName, intervalText } from '@/lib/view/sweep/words'
import { type Heat, marksOf } from './use-heat'
import { useSweep } from './use-sweep'

interface CellRow {
  readonly cell: number
  readonly name: string
  readonly texts: readonly string[]
  readonly runs: number
  readonly measures: readonly MeanInterval[] | null
  readonly marks: readonly string[]
}

/** Every cell with all its measures; the one that is shown on the map comes first. */
export function SweepTable({ heat: { result, measure, measures, marks } }: { readonly heat: Heat }) {
  const sweep = useSweep()
  const { design } = result
  const rows = result.cells.map(
    (cell, i): CellRow => ({
      cell: i,
      name: cellName(design, i),
      texts: settingsOf(design, i).map(({ value }) => value),
      runs: endedOf(cell).length,
      measures: cell.measures,
      marks: marksOf(marks, i),
    }),
  )
  const ordered = [measure, ...measures.filter((other) => other !== measure)]
  const columns: readonly DataColumn<CellRow>[] = [
    ...design.factors.map(
      ({ name, path }, i): DataColumn<CellRow> => ({
        name: design.factors.filter((other) => other.name === name).length > 1 ? path : name,
        cell: ({ texts }) => <span className="num">{texts[i]}</span>,
      }),
    ),
    {
      name: 'Run',
      cell: ({ cell, name }) => (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Open ${name} in canvas`}
          onClick={() => {
            sweep.choose(cell)
            void sweep.openInCanvas('end')
          }}
        >
          Open
        </Button>
      ),
    },
    { name: 'Runs done', isNumber: true, cell: ({ runs }) => runs },
    ...ordered.map(
      (info): DataColumn<CellRow> => ({
        name: labelOf(info),
        isNumber: true,
        cell: (row) => intervalText(info, row.measures?.[measures.indexOf(info)] ?? null),
      }),
    ),
    { name: 'Marks', cell: (row) => row.marks.join(', ') },
  ]
  return (
    <DataTable
      caption="Cells"
      columns={columns}
      rows={rows}
      keyOf={({ cell }) => String(cell)}
      empty="There are no cells."
    />
  )
}

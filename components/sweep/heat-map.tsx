'use client'

import { useStore } from 'zustand'
import { cx } from '@/components/ui/cx'
import { halfWidthText, labelOf, numberText, shortUnit } from '@/lib/view/compare/words'
import { colourOf } from '@/lib/view/sweep/heat'
import { cellSpoken } from '@/lib/view/sweep/words'
import { useCellKeys } from './use-cell-keys'
import { type Heat, marksOf } from './use-heat'
import { useSweep } from './use-sweep'

const CELL_PX_MAX = 112

/** A row a value of the first parameter, a column a value of the second. */
export function HeatMap({ heat }: { readonly heat: Heat }) {
  const sweep = useSweep()
  const chosen = useStore(sweep.state, (state) => state.chosen)
  const { design } = heat.result
  const onKeyDown = useCellKeys(heat.result, chosen)
  const [rows, columns] = design.factors
  if (rows === undefined || columns === undefined) return null
  return (
    <div className="min-w-0 overflow-x-auto p-1">
      <table
        onKeyDown={onKeyDown}
        style={{ maxWidth: 140 + CELL_PX_MAX * columns.texts.length }}
        className="w-full border-separate border-spacing-[2px] text-sm"
      >
        <caption className="only-spoken">
          {labelOf(heat.measure)} by {rows.name} and {columns.name}. Arrow keys move from cell to cell, Enter
          opens one in the canvas.
        </caption>
        <thead>
          <tr>
            <td className="sticky left-0 z-1 bg-surface" />
            <th
              scope="colgroup"
              colSpan={columns.texts.length}
              title={columns.path}
              className="max-w-0 truncate pb-0.5 text-left font-semibold text-xs"
            >
              {columns.name} <span aria-hidden>→</span>
            </th>
          </tr>
          <tr>
            <th
              scope="col"
              title={rows.path}
              className="sticky left-0 z-1 max-w-[132px] truncate bg-surface pr-1.5 text-left font-semibold text-xs @max-lg:max-w-[84px]"
            >
              {rows.name} <span aria-hidden>↓</span>
            </th>
            {columns.texts.map((text) => (
              <th
                key={text}
                scope="col"
                title={text}
                className="num max-w-[96px] truncate px-1 font-normal text-ink-2 text-xs"
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.texts.map((text, row) => (
            <tr key={text}>
              <th
                scope="row"
                title={text}
                className="num sticky left-0 z-1 max-w-[132px] truncate bg-surface pr-1.5 text-left font-normal text-ink-2 text-xs @max-lg:max-w-[84px]"
              >
                {text}
              </th>
              {columns.texts.map((other, column) => {
                const cell = row * columns.texts.length + column
                return (
                  <td key={other} className="p-0">
                    <Cell
                      heat={heat}
                      cell={cell}
                      isChosen={cell === chosen}
                      isTall={rows.texts.length <= 6}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly heat: Heat
  readonly cell: number
  readonly isChosen: boolean
  /** Few rows have room. */
  readonly isTall: boolean
}

function Cell({ heat: { result, measure, intervals, scale, marks }, cell, isChosen, isTall }: CellProps) {
  const sweep = useSweep()
  const interval = intervals[cell] ?? null
  const mean = interval?.mean ?? null
  const colour = mean === null || scale === null ? 'none' : colourOf(scale, mean)
  return (
    <button
      type="button"
      data-cell={cell}
      data-heat={colour}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      aria-label={cellSpoken(result.design, cell, { measure, interval, marks: marksOf(marks, cell) })}
      onFocus={() => sweep.choose(cell)}
      onClick={() => sweep.choose(cell)}
      onDoubleClick={() => void sweep.openInCanvas('end')}
      className={cx(
        'heat-cell num relative flex w-full min-w-[56px] flex-col items-center justify-center rounded-[3px] px-1 leading-none focus-visible:outline-offset-1',
        isTall ? 'h-[44px]' : 'h-[34px]',
        isChosen && 'ring-2 ring-focus',
      )}
    >
      <span className="text-sm">{mean === null ? (interval === null ? '' : '–') : numberText(mean)}</span>
      {interval !== null && interval.high !== null && (
        <span className="mt-0.5 text-2xs leading-none">{halfWidthText(interval)}</span>
      )}
      <Marks marks={marks} cell={cell} />
      <span className="only-spoken">{shortUnit(measure)}</span>
    </button>
  )
}

/** The best has a frame, the cheapest that keeps the goals a flag, the scenario's own a dot: by shape, not by colour. */
function Marks({ marks: { best, cheapest, own }, cell }: Pick<Heat, 'marks'> & { readonly cell: number }) {
  return (
    <>
      {best.has(cell) && (
        <span aria-hidden className="absolute inset-[1.5px] rounded-[2px] border-2 border-current" />
      )}
      {cheapest.has(cell) && (
        <span
          aria-hidden
          className="absolute top-0 right-0 size-0 border-t-[11px] border-t-current border-l-[11px] border-l-transparent"
        />
      )}
      {own.has(cell) && (
        <span aria-hidden className="absolute top-[5px] left-[5px] size-[6px] rounded-full bg-current" />
      )}
    </>
  )
}

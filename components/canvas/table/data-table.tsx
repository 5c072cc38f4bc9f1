'use client'

import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { RowActions } from './row-actions'

export interface DataColumn<T> {
  readonly name: string
  readonly cell: (row: T) => ReactNode
  readonly isNumber?: boolean
}

export interface DataTableProps<T> {
  readonly caption: string
  readonly columns: readonly DataColumn<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  /** Key of the thing a row is about, for its actions; without it the table has none. */
  readonly thingOf?: (row: T) => { readonly key: string; readonly name: string }
  readonly empty: string
}

/** A plain HTML table: caption, column headers, the first cell heads its row. */
export function DataTable<T>({ caption, columns, rows, keyOf, thingOf, empty }: DataTableProps<T>) {
  return (
    <div className="max-w-full overflow-x-auto rounded-xl border border-line bg-surface">
      <table className="w-full border-collapse text-left text-base">
        <caption className="overline-title px-3.5 pt-3 pb-1.5 text-left">
          {caption} <span className="num">{rows.length}</span>
        </caption>
        <thead>
          <tr className="border-line border-b text-ink-2 text-sm">
            {columns.map(({ name, isNumber }) => (
              <th
                key={name}
                scope="col"
                className={cx('whitespace-nowrap px-3.5 py-1.5 font-semibold', isNumber && 'text-right')}
              >
                {name}
              </th>
            ))}
            {thingOf !== undefined && (
              <th scope="col" className="px-3.5 py-1.5 font-semibold">
                Actions
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-line border-b last:border-0 hover:bg-surface-2">
              {columns.map((column, index) => (
                <Cell key={column.name} column={column} row={row} isHead={index === 0} />
              ))}
              {thingOf !== undefined && (
                <td className="px-3.5 py-1">
                  <RowActions thing={thingOf(row)} />
                </td>
              )}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length + 1} className="px-3.5 py-2.5 text-ink-2">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Cell<T>({
  column,
  row,
  isHead,
}: {
  readonly column: DataColumn<T>
  readonly row: T
  readonly isHead: boolean
}) {
  const className = cx('whitespace-nowrap px-3.5 py-1.5 align-middle', column.isNumber && 'num text-right')
  if (!isHead) return <td className={className}>{column.cell(row)}</td>
  return (
    <th scope="row" className={cx(className, 'font-normal')}>
      {column.cell(row)}
    </th>
  )
}

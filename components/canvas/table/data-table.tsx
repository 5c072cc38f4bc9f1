'use client'

import { Fragment, type ReactNode } from 'react'
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
  /** The thing a row is about, for its actions; without it the table has none. */
  readonly thingOf?: (row: T) => { readonly key: string; readonly name: string }
  readonly empty: string
}

/** A plain HTML table: caption, column headers, the first cell heads its row, its actions come next. */
export function DataTable<T>({ caption, columns, rows, keyOf, thingOf, empty }: DataTableProps<T>) {
  return (
    <div className="w-max min-w-full shrink-0 rounded-xl border border-line bg-surface">
      <table className="w-full border-collapse text-left text-base">
        <caption className="overline-title px-2.5 pt-3 pb-1.5 text-left">
          {caption} <span className="num">{rows.length}</span>
        </caption>
        <thead>
          <tr className="border-line border-b text-ink-2 text-sm">
            {columns.map(({ name, isNumber }, index) => (
              <Fragment key={name}>
                <th
                  scope="col"
                  className={cx('whitespace-nowrap px-2.5 py-1.5 font-semibold', isNumber && 'text-right')}
                >
                  {name}
                </th>
                {index === 0 && thingOf !== undefined && (
                  <th scope="col" className="px-2.5 py-1.5 font-semibold">
                    Actions
                  </th>
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={keyOf(row)} row={row} columns={columns} thing={thingOf?.(row)} />
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length + 1} className="px-2.5 py-2.5 text-ink-2">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps<T> {
  readonly row: T
  readonly columns: readonly DataColumn<T>[]
  readonly thing: { readonly key: string; readonly name: string } | undefined
}

function Row<T>({ row, columns, thing }: RowProps<T>) {
  return (
    <tr className="border-line border-b last:border-0 hover:bg-surface-2">
      {columns.map((column, index) => {
        const className = cx(
          'whitespace-nowrap px-2.5 py-1 align-middle',
          column.isNumber && 'num text-right',
        )
        if (index > 0) {
          return (
            <td key={column.name} className={className}>
              {column.cell(row)}
            </td>
          )
        }
        return (
          <Fragment key={column.name}>
            <th scope="row" className={cx(className, 'font-medium')}>
              {column.cell(row)}
            </th>
            {thing !== undefined && (
              <td className="whitespace-nowrap px-2.5 py-1">
                <RowActions thing={thing} />
              </td>
            )}
          </Fragment>
        )
      })}
    </tr>
  )
}

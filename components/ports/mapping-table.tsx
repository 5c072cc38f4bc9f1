'use client'

import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useRun, useView } from '@/components/hooks/use-run'
import { useSize } from '@/components/statechart/use-size'
import { CsvButton } from '@/components/ui/csv-button'
import { fileName } from '@/lib/view/describe/file-name'
import { plural } from '@/lib/view/describe/format'
import type { Mapping } from '@/lib/view/ports/mappings'
import { portsCsv } from '@/lib/view/ports/ports-csv'
import {
  COLUMN_NAMES,
  COLUMNS,
  type ColumnId,
  filteredMappings,
  isColumn,
  rowsInSight,
  type SortedBy,
  sortedMappings,
} from '@/lib/view/ports/table'
import { ColumnHead } from './column-head'
import { MappingRow, ROW_HEIGHT } from './mapping-row'

/** Every port as one row of one table: sorted by its heads, filtered, and only as much of it drawn as is seen. */
export function MappingTable({ mappings }: { readonly mappings: readonly Mapping[] }) {
  const { filter, sortedBy } = useView(({ ports }) => ports)
  const { column, isDescending } = sortedBy
  const shown = useMemo(
    () =>
      sortedMappings(filteredMappings(mappings, filter), {
        column: isColumn(column) ? column : 'hostPort',
        isDescending,
      }),
    [mappings, filter, column, isDescending],
  )
  return (
    <section aria-label="Mappings" className="@container flex min-h-0 flex-1 flex-col">
      <TableHead shown={shown} total={mappings.length} />
      <Rows rows={shown} sortedBy={{ column: isColumn(column) ? column : 'hostPort', isDescending }} />
    </section>
  )
}

function TableHead({ shown, total }: { readonly shown: readonly Mapping[]; readonly total: number }) {
  const { store } = useRun()
  const filter = useView(({ ports }) => ports.filter)
  const title = useView(({ scenario }) => scenario?.title ?? 'scenario')
  return (
    <div className="flex items-center gap-2 py-1">
      <h2 className="overline-title shrink-0">
        Mappings <span className="num">{shown.length === total ? total : `${shown.length} of ${total}`}</span>
      </h2>
      <input
        type="search"
        value={filter}
        onChange={(event) =>
          store.setState(({ ports }) => ({ ports: { ...ports, filter: event.target.value } }))
        }
        placeholder="Filter: i-055f healthy…"
        aria-label="Filter mappings"
        className="ml-auto h-7 w-56 min-w-20 shrink rounded-card border border-line bg-surface px-2 text-sm placeholder:text-ink-3"
      />
      <CsvButton
        name={fileName(`ports of ${title}`, 'csv')}
        title="Save the mappings as CSV"
        text={() => portsCsv(shown)}
      />
      <p role="status" className="only-spoken">
        {filter === '' ? '' : `${plural(shown.length, 'mapping')} of ${total}`}
      </p>
    </div>
  )
}

const HEAD_HEIGHT = 28

function Rows({ rows, sortedBy }: { readonly rows: readonly Mapping[]; readonly sortedBy: SortedBy }) {
  const { store } = useRun()
  const [frame, { height }] = useSize<HTMLDivElement>()
  const [top, setTop] = useState(0)
  const [active, setActive] = useState<string | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const { from, to } = rowsInSight(rows.length, { top, height: height - HEAD_HEIGHT, rowHeight: ROW_HEIGHT })
  const seen = rows.slice(from, to)
  const firstInSight = rows[Math.min(rows.length - 1, Math.ceil(top / ROW_HEIGHT))]?.key ?? null
  const stop = seen.some(({ key }) => key === active) ? active : firstInSight

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const key = (event.target as HTMLElement).dataset.mapping
      if (key === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      const next = rowAfter(rows, key, event.key)
      const element = frame.current
      if (next === null || element === null) return
      event.preventDefault()
      const y = next * ROW_HEIGHT
      const room = element.clientHeight - HEAD_HEIGHT - ROW_HEIGHT
      if (y < element.scrollTop) element.scrollTop = y
      else if (y > element.scrollTop + room) element.scrollTop = y - room
      const to = rows[next]?.key ?? key
      flushSync(() => {
        setTop(element.scrollTop)
        setActive(to)
      })
      body.current?.querySelector<HTMLElement>(`[data-mapping="${CSS.escape(to)}"]`)?.focus()
    },
    [frame, rows],
  )
  const sort = (column: ColumnId) =>
    store.setState(({ ports }) => ({
      ports: {
        ...ports,
        sortedBy: { column, isDescending: sortedBy.column === column && !sortedBy.isDescending },
      },
    }))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among the rows in it.
    <div
      ref={frame}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-auto rounded-[10px] border border-line bg-surface"
    >
      <table
        aria-label="Mappings"
        aria-rowcount={rows.length + 1}
        className="w-full min-w-max border-collapse text-left text-sm"
      >
        <thead className="sticky top-0 z-[1] bg-surface">
          <tr style={{ height: HEAD_HEIGHT }} className="border-line border-b">
            {COLUMNS.map((column) => (
              <ColumnHead
                key={column}
                name={COLUMN_NAMES[column]}
                isNumber={column === 'perSecond' || column === 'inFlight'}
                sorted={
                  sortedBy.column === column ? (sortedBy.isDescending ? 'descending' : 'ascending') : null
                }
                onSort={() => sort(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          <Space height={from * ROW_HEIGHT} />
          {seen.map((mapping, at) => (
            <MappingRow
              key={mapping.key}
              mapping={mapping}
              index={from + at + 2}
              isStop={mapping.key === stop}
            />
          ))}
          <Space height={(rows.length - to) * ROW_HEIGHT} />
          {rows.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length} className="px-2.5 py-2.5 text-ink-2">
                No mapping.
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

/** In the place of rows that are out of sight. */
function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={COLUMNS.length} />
    </tr>
  )
}

const PAGE = 10

function rowAfter(rows: readonly Mapping[], key: string, pressed: string): number | null {
  const at = rows.findIndex((row) => row.key === key)
  const last = rows.length - 1
  switch (pressed) {
    case 'ArrowDown':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown':
      return Math.min(last, at + PAGE)
    case 'PageUp':
      return Math.max(0, at - PAGE)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

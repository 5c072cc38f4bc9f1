'use client'

import { Fragment, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'

const PAGE = 60

export interface WindowedListProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly row: (item: T) => ReactNode
  readonly keyOf: (item: T) => number
  readonly empty: string
}

/** The first entries of a long list and a way to more: rows differ in height, and nobody reads five hundred at once. */
export function WindowedList<T>({ label, items, row, keyOf, empty }: WindowedListProps<T>) {
  const [pages, setPages] = useState(1)
  const shown = items.slice(0, pages * PAGE)
  return (
    <>
      {items.length === 0 && <p className="px-3.5 py-2 text-sm text-ink-2">{empty}</p>}
      {/* Not read aloud as it grows: the page has one voice for important events. */}
      <div role="log" aria-label={label} aria-live="off">
        <ol className="px-2 py-1">
          {shown.map((item) => (
            <Fragment key={keyOf(item)}>{row(item)}</Fragment>
          ))}
        </ol>
      </div>
      {items.length > shown.length && (
        <div className="px-3.5 pb-3">
          <Button size="sm" onClick={() => setPages((now) => now + 1)}>
            {Math.min(PAGE, items.length - shown.length)} more
          </Button>
        </div>
      )}
    </>
  )
}

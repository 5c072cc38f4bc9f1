'use client'

import { TABLES } from '@/components/kinds/kinds'

/** What the canvas shows, as tables; every row has the same actions as its thing on the canvas. */
export function TableView() {
  return (
    <section
      aria-label="Tables"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="absolute inset-0 overflow-auto bg-canvas px-4 pt-[52px] pb-20 focus-visible:-outline-offset-2"
    >
      <div className="flex flex-col gap-6">
        {TABLES.map(({ kind, Table }) => (
          <Table key={kind} />
        ))}
      </div>
    </section>
  )
}

'use client'

import { useRef } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { openTrace, type TracePlayer } from '@/lib/view/load/open-trace'

/** Counts from a file; the same happens when it is dropped on the source. */
export function TraceButton({ player }: { readonly player: TracePlayer }) {
  const run = useRun()
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        aria-label="File with a recorded load"
        className="only-spoken"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen !== undefined) void openTrace(run, player, chosen)
        }}
      />
      <Button
        size="sm"
        title="A CSV file, one row a period; the last column is the count. You can also drop it on what it is for, on the canvas."
        onClick={() => file.current?.click()}
      >
        Recorded load…
      </Button>
    </>
  )
}

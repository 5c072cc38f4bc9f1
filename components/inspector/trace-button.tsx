'use client'

import { useRun } from '@/components/hooks/use-run'
import { FileButton } from '@/components/ui/file-button'
import { openTrace, type TracePlayer } from '@/lib/view/load/open-trace'

/** Counts from a file; the same happens when it is dropped on the source. */
export function TraceButton({ player }: { readonly player: TracePlayer }) {
  const run = useRun()
  return (
    <FileButton
      accept=".csv,text/csv"
      label="File with a recorded load"
      onChoose={(file) => void openTrace(run, player, file)}
      size="sm"
      title="A CSV file, one row a period; the last column is the count. You can also drop it on what it is for, on the canvas."
    >
      Recorded load…
    </FileButton>
  )
}

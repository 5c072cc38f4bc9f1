'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { comparisonCsv } from '@/lib/view/compare/csv'
import type { Compared } from '@/lib/view/compare/state'

/** All runs and their estimates as a file. */
export function CsvButton({ result }: { readonly result: Compared }) {
  return (
    <Button size="sm" onClick={() => download(comparisonCsv(result))} title="All runs and estimates as CSV">
      <Download aria-hidden size={13} />
      CSV
    </Button>
  )
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'comparison.csv'
  link.click()
  URL.revokeObjectURL(url)
}

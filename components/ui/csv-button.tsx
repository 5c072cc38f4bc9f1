'use client'

import { Download } from 'lucide-react'
import { saveFile } from '@/components/actions/save-file'
import { Button } from './button'

interface CsvButtonProps {
  readonly name: string
  /** What the file holds, for people. */
  readonly title: string
  readonly text: () => string
}

/** Saves what is shown as a CSV file. */
export function CsvButton({ name, title, text }: CsvButtonProps) {
  return (
    <Button size="sm" title={title} aria-label={title} onClick={() => saveFile(name, text(), 'text/csv')}>
      <Download aria-hidden size={13} />
      CSV
    </Button>
  )
}

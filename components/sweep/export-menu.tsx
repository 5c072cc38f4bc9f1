'use client'

import { Download } from 'lucide-react'
import { useStore } from 'zustand'
import { saveFile } from '@/components/actions/save-file'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import type { SweepFiles } from '@/lib/protocol'
import { useSweep } from './use-sweep'

const FILES = [
  {
    id: 'cells',
    label: 'Cells as CSV',
    name: 'sweep.csv',
    type: 'text/csv',
    of: (files: SweepFiles) => files.cellsCsv,
  },
  {
    id: 'runs',
    label: 'Runs as CSV',
    name: 'sweep.runs.csv',
    type: 'text/csv',
    of: (files: SweepFiles) => files.runsCsv,
  },
  {
    id: 'json',
    label: 'JSON',
    name: 'sweep.json',
    type: 'application/json',
    of: (files: SweepFiles) => files.json,
  },
]

/** The files that `dockyard sweep` writes, once all runs are done. */
export function ExportMenu() {
  const sweep = useSweep()
  const isWhole = useStore(sweep.state, ({ progress }) => progress.status === 'done')
  const save = async ({ name, type, of }: (typeof FILES)[number]) => {
    const files = await sweep.files()
    if (files !== null) saveFile(name, of(files), type)
  }
  return (
    <div className="ml-auto">
      <Menu
        label="Export"
        items={FILES.map((file) => ({ id: file.id, label: file.label, onSelect: () => void save(file) }))}
        trigger={
          <Button
            size="sm"
            disabled={!isWhole}
            title={isWhole ? 'All cells and runs as files' : 'When all runs are done'}
          >
            <Download aria-hidden size={13} />
            Export
          </Button>
        }
      />
    </div>
  )
}

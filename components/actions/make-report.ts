import { FileText } from 'lucide-react'
import { askVerdict } from '@/lib/view/run/verdict'
import { type Action, isReady } from './action'

export const makeReport: Action = {
  id: 'report',
  label: () => 'Report…',
  help: 'Make a report of the run to print or keep, and change the prices that it is worked out with.',
  icon: () => FileText,
  shortcut: null,
  enabled: isReady,
  async perform(run) {
    await askVerdict(run)
    run.store.setState({ dialog: 'report' })
  },
}

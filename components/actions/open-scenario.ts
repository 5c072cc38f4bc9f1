import { FolderOpen } from 'lucide-react'
import { type Action, always } from './action'

export const openScenario: Action = {
  id: 'open-scenario',
  label: () => 'Open a scenario file…',
  help: 'Open, drop or paste a scenario file.',
  icon: () => FolderOpen,
  shortcut: { key: 'o' },
  enabled: always,
  perform: (run) => run.store.setState({ dialog: 'open' }),
}

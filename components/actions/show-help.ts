import { CircleHelp } from 'lucide-react'
import { type Action, always } from './action'

export const showHelp: Action = {
  id: 'help',
  label: () => 'Help',
  help: 'Show keyboard shortcuts and what the symbols on the canvas mean.',
  icon: () => CircleHelp,
  shortcut: { key: '?' },
  enabled: always,
  perform: (run) => run.store.setState(({ dialog }) => ({ dialog: dialog === 'help' ? null : 'help' })),
}

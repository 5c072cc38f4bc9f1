import { CircleHelp } from 'lucide-react'
import { type Action, always } from './action'

export const showHelp: Action = {
  id: 'help',
  label: () => 'Help',
  help: 'This help: keys, and what the signs on the canvas mean.',
  icon: () => CircleHelp,
  shortcut: { key: '?' },
  enabled: always,
  perform: (run) => run.store.setState(({ dialog }) => ({ dialog: dialog === 'help' ? null : 'help' })),
}

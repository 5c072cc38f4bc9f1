import { CircleHelp } from 'lucide-react'
import { viewStore } from '@/lib/view/run/store'
import { type Action, always } from './action'

export const showHelp: Action = {
  id: 'help',
  label: () => 'Help',
  help: 'This help: keys, and what the signs on the canvas mean.',
  icon: () => CircleHelp,
  shortcut: { key: '?' },
  enabled: always,
  perform: () => viewStore.setState(({ dialog }) => ({ dialog: dialog === 'help' ? null : 'help' })),
}

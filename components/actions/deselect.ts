import { X } from 'lucide-react'
import type { Action } from './action'

export const deselect: Action = {
  id: 'deselect',
  label: () => 'Deselect',
  help: 'Cancel, close, deselect, or stop following a request.',
  icon: () => X,
  shortcut: { key: 'Escape' },
  enabled: ({ selectedKey, followedRequestId }) => selectedKey !== null || followedRequestId !== null,
  perform: (run) => run.store.getState().select(null),
}

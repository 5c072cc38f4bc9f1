import { X } from 'lucide-react'
import { viewStore } from '@/lib/view/run/store'
import type { Action } from './action'

export const deselect: Action = {
  id: 'deselect',
  label: () => 'Deselect',
  help: 'Deselect; follow no request.',
  icon: () => X,
  shortcut: { key: 'Escape' },
  enabled: ({ selectedKey, followedRequestId }) => selectedKey !== null || followedRequestId !== null,
  perform: () => viewStore.getState().select(null),
}

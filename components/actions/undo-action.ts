import { Undo2 } from 'lucide-react'
import { undo } from '@/lib/view/session'
import type { Action } from './action'

export const undoAction: Action = {
  id: 'undo',
  label: () => 'Undo',
  help: 'Undo: back to the moment before your last gesture.',
  icon: () => Undo2,
  shortcut: { key: 'z', mod: true },
  enabled: ({ transport, connection }) =>
    connection.state === 'crashed'
      ? connection.crash.canUndo
      : transport.canUndo && connection.state === 'ready',
  perform: undo,
}

import { Undo2 } from 'lucide-react'
import { clip } from '@/lib/view/describe/format'
import type { Action } from './action'

const LINE_MAX = 90

export const undoAction: Action = {
  id: 'undo',
  label: ({ transport: { undoLine } }) => (undoLine === null ? 'Undo' : `Undo: ${clip(undoLine, LINE_MAX)}`),
  help: 'Undo your last action and go back to the moment before it.',
  icon: () => Undo2,
  shortcut: { key: 'z', mod: true },
  enabled: ({ transport, connection }) =>
    connection.state === 'crashed'
      ? connection.crash.canUndo
      : transport.undoLine !== null && connection.state === 'ready',
  perform: (run) => run.session.undo(),
}

import { Redo2 } from 'lucide-react'
import { clip } from '@/lib/view/describe/format'
import type { Action } from './action'

const LINE_MAX = 90

export const redoAction: Action = {
  id: 'redo',
  label: ({ transport: { redoLine } }) => (redoLine === null ? 'Redo' : `Redo: ${clip(redoLine, LINE_MAX)}`),
  help: 'Bring back what you undid last and go back to where the run was then.',
  icon: () => Redo2,
  shortcut: { key: 'z', mod: true, shift: true },
  enabled: ({ transport, connection }) => transport.redoLine !== null && connection.state === 'ready',
  perform: (run) => run.session.redo(),
}

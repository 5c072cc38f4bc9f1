import { SkipBack } from 'lucide-react'
import type { Action } from './action'

export const startOverAction: Action = {
  id: 'start-over',
  label: () => 'Start over',
  help: 'Start over: the same scenario without what you did.',
  icon: () => SkipBack,
  shortcut: null,
  // Always there, whatever has happened: it is the last way out.
  enabled: ({ connection }) => connection.state !== 'starting',
  perform: (run) => run.session.startOver(),
}

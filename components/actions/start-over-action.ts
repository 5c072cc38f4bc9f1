import { SkipBack } from 'lucide-react'
import type { Action } from './action'

export const startOverAction: Action = {
  id: 'start-over',
  label: () => 'Start over',
  help: 'Run the scenario again from the start, without your changes.',
  icon: () => SkipBack,
  shortcut: null,
  // Always there, whatever has happened: it is the last way out.
  enabled: ({ connection }) => connection.state !== 'starting',
  perform: (run) => run.session.startOver(),
}

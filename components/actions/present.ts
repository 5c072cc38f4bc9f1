import { Presentation } from 'lucide-react'
import { type Action, isReady } from './action'

export const present: Action = {
  id: 'present',
  label: () => 'Present',
  help: 'Fill the screen with the picture for a room, one sentence at a time; Escape leaves.',
  icon: () => Presentation,
  shortcut: { key: 'p' },
  enabled: isReady,
  perform: (run) => run.store.setState({ presenting: true, mainView: 'canvas' }),
}

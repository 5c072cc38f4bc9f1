import { Presentation } from 'lucide-react'
import { type Action, isReady } from './action'

export const present: Action = {
  id: 'present',
  label: () => 'Present',
  help: 'Fill the screen with the picture, or the port map, for a room, one sentence at a time; Escape leaves.',
  icon: () => Presentation,
  shortcut: { key: 'p' },
  enabled: isReady,
  // A room is shown the port map or the canvas.
  perform: (run) =>
    run.store.setState(({ mainView }) => ({
      presenting: true,
      mainView: mainView === 'ports' ? 'ports' : 'canvas',
    })),
}

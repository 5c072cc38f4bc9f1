import { Clapperboard } from 'lucide-react'
import { type Action, isReady } from './action'

export const saveFilm: Action = {
  id: 'film',
  label: () => 'Save a video…',
  help: 'Save a stretch of time on the canvas as a video.',
  icon: () => Clapperboard,
  shortcut: null,
  enabled: (state) => isReady(state) && state.mainView === 'canvas' && !state.presenting,
  perform: (run) => run.store.setState({ dialog: 'film' }),
}

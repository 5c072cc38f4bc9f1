import { Bookmark } from 'lucide-react'
import { type Action, isReady } from './action'

export const savedRuns: Action = {
  id: 'saved-runs',
  label: () => 'Saved runs…',
  help: 'Save this run under a name, and open, rename or delete those that you have saved.',
  icon: () => Bookmark,
  shortcut: null,
  enabled: isReady,
  perform: (run) => run.store.setState({ dialog: 'saves' }),
}

import { Share2 } from 'lucide-react'
import { type Action, isReady } from './action'

export const share: Action = {
  id: 'share',
  label: () => 'Share',
  help: 'Get a link to this run, including everything you did.',
  icon: () => Share2,
  shortcut: null,
  enabled: isReady,
  perform: (run) => run.store.setState({ dialog: 'share' }),
}

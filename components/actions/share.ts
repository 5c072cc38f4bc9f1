import { Share2 } from 'lucide-react'
import { type Action, isReady } from './action'

export const share: Action = {
  id: 'share',
  label: () => 'Share',
  help: 'A link that opens this run, with everything you did, anywhere.',
  icon: () => Share2,
  shortcut: null,
  enabled: isReady,
  perform: (run) => run.store.setState({ dialog: 'share' }),
}

import { Share2 } from 'lucide-react'
import { viewStore } from '@/lib/view/run/store'
import { type Action, isReady } from './action'

export const share: Action = {
  id: 'share',
  label: () => 'Share',
  help: 'A link that opens this run, with everything you did, anywhere.',
  icon: () => Share2,
  shortcut: null,
  enabled: isReady,
  perform: () => viewStore.setState({ dialog: 'share' }),
}

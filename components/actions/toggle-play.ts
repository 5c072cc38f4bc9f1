import { Pause, Play } from 'lucide-react'
import { call } from '@/lib/view/run/client'
import { type Action, isReady } from './action'

export const togglePlay: Action = {
  id: 'toggle-play',
  label: ({ transport }) => (transport.playing ? 'Pause' : 'Play'),
  help: 'Play or pause.',
  icon: ({ transport }) => (transport.playing ? Pause : Play),
  shortcut: { key: ' ' },
  enabled: isReady,
  perform: async ({ transport }) => void (await call(transport.playing ? 'pause' : 'play', {})),
}

import { Pause, Play } from 'lucide-react'
import { type Action, isReady } from './action'

export const togglePlay: Action = {
  id: 'toggle-play',
  label: ({ transport }) => (transport.playing ? 'Pause' : 'Play'),
  help: 'Play or pause.',
  icon: ({ transport }) => (transport.playing ? Pause : Play),
  shortcut: { key: ' ' },
  enabled: isReady,
  perform: async (run) =>
    void (await run.call(run.store.getState().transport.playing ? 'pause' : 'play', {})),
}

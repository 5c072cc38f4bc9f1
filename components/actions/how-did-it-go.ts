import { Gauge } from 'lucide-react'
import { askVerdict } from '@/lib/view/run/verdict'
import { type Action, isReady } from './action'

export const howDidItGo: Action = {
  id: 'how-did-it-go',
  label: () => 'How did it go?',
  help: 'Say whether the run has kept its goals so far, what it cost and what held it up.',
  icon: () => Gauge,
  shortcut: { key: 'v' },
  enabled: isReady,
  perform: (run) => askVerdict(run),
}

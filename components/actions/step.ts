import { StepForward } from 'lucide-react'
import { call } from '@/lib/view/run/client'
import { type Action, isReady } from './action'

export const step: Action = {
  id: 'step',
  label: () => 'Step',
  help: 'One single event of the simulation, then hold.',
  icon: () => StepForward,
  shortcut: { key: '.' },
  enabled: isReady,
  perform: async () => void (await call('step', {})),
}

import { StepForward } from 'lucide-react'
import { type Action, isReady } from './action'

export const step: Action = {
  id: 'step',
  label: () => 'Step',
  help: 'One single event of the simulation, then hold.',
  icon: () => StepForward,
  shortcut: { key: '.' },
  enabled: isReady,
  perform: async (run) => void (await run.call('step', {})),
}

import { StepForward } from 'lucide-react'
import { type Action, isReady } from './action'

export const step: Action = {
  id: 'step',
  label: () => 'Step',
  help: 'Run a single simulation event, then pause.',
  icon: () => StepForward,
  shortcut: { key: '.' },
  enabled: isReady,
  perform: async (run) => void (await run.call('step', {})),
}

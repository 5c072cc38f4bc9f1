import { ArrowRightToLine } from 'lucide-react'
import { call } from '@/lib/view/client'
import { type Action, isReady } from './action'

export const nextEvent: Action = {
  id: 'next-event',
  label: () => 'Next event',
  help: "On to the next entry of the event log: AWS's timers are minutes long.",
  icon: () => ArrowRightToLine,
  shortcut: { key: 'n' },
  enabled: isReady,
  perform: async () => void (await call('nextEvent', {})),
}

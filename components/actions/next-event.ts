import { ArrowRightToLine } from 'lucide-react'
import { call } from '@/lib/view/client'
import { shortenIds } from '@/lib/view/describe'
import { clip } from '@/lib/view/format'
import { viewStore } from '@/lib/view/store'
import { type Action, isReady } from './action'

const MESSAGE_MAX = 140

export const nextEvent: Action = {
  id: 'next-event',
  label: () => 'Next event',
  help: "On to the next entry of the event log: AWS's timers are minutes long.",
  icon: () => ArrowRightToLine,
  shortcut: { key: 'n' },
  enabled: isReady,
  perform: async ({ events }) => {
    const before = events.at(-1)?.sequence ?? -1
    await call('nextEvent', {})
    // The first of what has come: others of the same instant follow from it.
    const found = viewStore.getState().events.find(({ sequence }) => sequence > before)
    if (found === undefined) return
    viewStore.getState().notify('info', clip(shortenIds(found.message), MESSAGE_MAX), { topic: 'next-event' })
  },
}

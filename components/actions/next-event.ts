import { ArrowRightToLine } from 'lucide-react'
import { clip } from '@/lib/view/describe/format'
import { shortenIds } from '@/lib/view/describe/words'
import { type Action, isReady } from './action'

const MESSAGE_MAX = 140

export const nextEvent: Action = {
  id: 'next-event',
  label: () => 'Next event',
  help: "Skip to the next entry in the event log: AWS's timers can take minutes.",
  icon: () => ArrowRightToLine,
  shortcut: { key: 'n' },
  enabled: isReady,
  perform: async (run) => {
    const before = run.store.getState().events.at(-1)?.sequence ?? -1
    await run.call('nextEvent', {})
    // The first of what has come: others of the same instant follow from it.
    const found = run.store.getState().events.find(({ sequence }) => sequence > before)
    if (found === undefined) return
    run.store.getState().notify('info', clip(shortenIds(found.message), MESSAGE_MAX), { topic: 'next-event' })
  },
}

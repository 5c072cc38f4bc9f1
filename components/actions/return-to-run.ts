import { CornerUpLeft } from 'lucide-react'
import { formatClock } from '@/lib/view/describe/format'
import type { Action } from './action'

/** Out of the past to the run's newest moment; out of a fork to the run that it was taken of. */
export const returnToRun: Action = {
  id: 'return-to-run',
  label: ({ standing: { tip, origin } }) => {
    const at = tip ?? origin
    return at === null ? 'Return' : `Return to ${formatClock(at)}`
  },
  help: 'Leave the past, or a fork, for the run itself.',
  icon: () => CornerUpLeft,
  shortcut: { key: 'r' },
  enabled: ({ standing: { tip, origin }, connection }) =>
    connection.state === 'ready' && (tip !== null || origin !== null),
  perform: async (run) => void (await run.call('goBack', {})),
}

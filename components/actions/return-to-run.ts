import { CornerUpLeft } from 'lucide-react'
import type { Standing } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import type { Action } from './action'

/** Whether one looks at the past, or is in a fork. */
export function isAway({ tip, origin }: Standing): boolean {
  return tip !== null || origin !== null
}

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
  enabled: ({ standing, connection }) => connection.state === 'ready' && isAway(standing),
  perform: async (run) => void (await run.call('goBack', {})),
}

import type { Sighting } from '@/lib/protocol'
import { formatClock } from '../describe/format'
import { shortenIds } from '../describe/words'
import type { ViewStore } from '../run/store'

/** Says why the run was paused by itself, with a way to the thing. */
export function tellPause(
  { getState }: Pick<ViewStore, 'getState'>,
  { at, sighting }: { readonly at: number; readonly sighting: Sighting | null },
): void {
  const { notify, select, followRequest } = getState()
  const clock = formatClock(at)
  if (sighting === null) {
    notify('info', `Paused: the clock shows ${clock}.`, { topic: 'pause' })
    return
  }
  const { text, key, requestId } = sighting
  const action =
    requestId !== null
      ? { label: 'Follow it', perform: () => followRequest(requestId) }
      : key !== null
        ? { label: 'Show it', perform: () => select(key) }
        : undefined
  notify('warning', `Paused at ${clock}. ${shortenIds(text)}`, { topic: 'pause', action })
}

'use client'

import { useEffect } from 'react'
import type { ActorRefFrom } from 'xstate'
import { isPressable, takesAllKeys, targetOf } from '@/components/actions/key-owner'
import type { FollowEvent, followMachine } from './follow.machine'

/** Where Space means the next hop although it is a button: the rows from which requests are chosen. */
const CHOOSING = '[data-follows]'

function eventOf({ key, shiftKey }: KeyboardEvent): FollowEvent | null {
  if (key === ' ') return { type: shiftKey ? 'hop.before' : 'hop.next' }
  return key === 'p' || key === 'P' ? { type: 'hold' } : null
}

/** Space: the next hop, with Shift the one before; P holds and goes on. Escape stops following, as everywhere. */
export function useFollowKeys(actor: ActorRefFrom<typeof followMachine>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (actor.getSnapshot().matches('idle') || event.ctrlKey || event.metaKey || event.altKey) return
      const target = targetOf(event)
      if (takesAllKeys(target)) return
      if (event.key === ' ' && isPressable(target) && target?.closest(CHOOSING) === null) return
      const step = eventOf(event)
      if (step === null) return
      event.preventDefault()
      // Space would play the simulation, which waits.
      event.stopPropagation()
      actor.send(step)
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [actor])
}

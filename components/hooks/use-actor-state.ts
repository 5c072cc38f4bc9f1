'use client'

import { useCallback, useSyncExternalStore } from 'react'
import type { Actor, AnyActorLogic, SnapshotFrom } from 'xstate'

/**
 * Reads from a statechart that runs only when it is needed, so that neither it nor its library is part of the page's first load; null
 * while it does not run. Renders again only when what is read changes.
 */
export function useActorState<Logic extends AnyActorLogic, T>(
  actor: Actor<Logic>,
  selector: (snapshot: SnapshotFrom<Logic>) => T,
): T
export function useActorState<Logic extends AnyActorLogic, T>(
  actor: Actor<Logic> | null,
  selector: (snapshot: SnapshotFrom<Logic>) => T,
): T | null
export function useActorState<Logic extends AnyActorLogic, T>(
  actor: Actor<Logic> | null,
  selector: (snapshot: SnapshotFrom<Logic>) => T,
): T | null {
  const subscribe = useCallback(
    (changed: () => void) => {
      const subscription = actor?.subscribe(changed)
      return () => subscription?.unsubscribe()
    },
    [actor],
  )
  const read = () => (actor === null ? null : selector(actor.getSnapshot()))
  return useSyncExternalStore(subscribe, read, read)
}

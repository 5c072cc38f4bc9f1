'use client'

import { useSelector } from '@xstate/react'
import { createContext, useContext } from 'react'
import type { ActorRefFrom, SnapshotFrom } from 'xstate'
import type { Following } from '@/components/inspector/use-request-path'
import type { RequestPath, RequestSample } from '@/lib/protocol'
import type { followMachine } from './follow.machine'

export interface Watched {
  readonly actor: ActorRefFrom<typeof followMachine>
  /** What is known of the request that was chosen. */
  readonly following: Following
  /** The same request on the canvas, once its path is known; null while none is. */
  readonly request: { readonly sample: RequestSample; readonly path: RequestPath } | null
}

export const FollowContext = createContext<Watched | null>(null)

export function useWatched(): Watched {
  const watched = useContext(FollowContext)
  if (watched === null)
    throw new Error('a component that watches a request stands outside of a FollowProvider')
  return watched
}

/** Reads from the statechart of watching; renders again only when what is read changes. */
export function useFollow<T>(selector: (snapshot: SnapshotFrom<typeof followMachine>) => T): T {
  return useSelector(useWatched().actor, selector)
}

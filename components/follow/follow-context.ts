'use client'

import { createContext, useContext } from 'react'
import type { Actor, SnapshotFrom } from 'xstate'
import { useActorState } from '@/components/hooks/use-actor-state'
import type { Following } from '@/components/inspector/use-request-path'
import type { RequestPath, RequestSample } from '@/lib/protocol'
import type { followMachine } from './follow.machine'

export type FollowActor = Actor<typeof followMachine>

/** A request on the canvas whose whole path is known. */
export interface WatchedRequest {
  readonly sample: RequestSample
  readonly path: RequestPath
}

export interface Watched {
  /** Keeps the state of watching; null while nothing is watched. */
  readonly actor: FollowActor | null
  /** What is known of the request that was chosen. */
  readonly following: Following
  /** The same request on the canvas, once its path is known; null while none is. */
  readonly request: WatchedRequest | null
}

export const FollowContext = createContext<Watched | null>(null)

export function useWatched(): Watched {
  const watched = useContext(FollowContext)
  if (watched === null)
    throw new Error('a component that watches a request stands outside of a FollowProvider')
  return watched
}

/** For what is drawn only while a request is watched. */
export function useFollowActor(): FollowActor {
  const { actor } = useWatched()
  if (actor === null) throw new Error('a component of a watched request is drawn while none is watched')
  return actor
}

/** Reads from the statechart of watching; renders again only when what is read changes. */
export function useFollow<T>(selector: (snapshot: SnapshotFrom<typeof followMachine>) => T): T {
  return useActorState(useFollowActor(), selector)
}

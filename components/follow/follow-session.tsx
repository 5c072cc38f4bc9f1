'use client'

import { useActorRef } from '@xstate/react'
import { useEffect, useRef } from 'react'
import { useMedia } from '@/components/hooks/use-media'
import { useRun } from '@/components/hooks/use-run'
import { watchOf } from '@/lib/view/follow/watch'
import type { Run } from '@/lib/view/run/run'
import { followMachine } from './follow.machine'
import type { FollowActor, WatchedRequest } from './follow-context'
import { useFollowKeys } from './use-follow-keys'
import { watchedWayOf } from './watched-way-of'

export interface FollowSessionProps {
  readonly request: WatchedRequest
  /** Is told who keeps the state of watching, and null when it is over. */
  readonly onActor: (actor: FollowActor | null) => void
}

/** Draws nothing: runs the statechart of watching one request, and holds the simulation meanwhile. */
export function FollowSession({ request, onActor }: FollowSessionProps) {
  const run = useRun()
  const actor = useActorRef(followMachine)
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const pausedRun = useRef<number | null>(null)

  useEffect(() => {
    const way = watchedWayOf(run, request.sample)
    if (way === null) {
      actor.send({ type: 'leave' })
      return
    }
    const { transport, run: number } = run.store.getState()
    if (transport.playing) {
      pausedRun.current = number
      void run.call('pause', {})
    }
    actor.send({ type: 'open', hops: watchOf(request.path, way), isStill })
  }, [actor, isStill, request, run])

  useEffect(() => {
    onActor(actor)
    return () => {
      onActor(null)
      resume(run, pausedRun.current)
      pausedRun.current = null
    }
  }, [actor, onActor, run])

  useFollowKeys(actor)
  return null
}

/** Only what was playing goes on, and only while it is still the run that was paused. */
function resume(run: Run, paused: number | null): void {
  const state = run.store.getState()
  if (paused !== null && state.run === paused && !state.transport.playing) void run.call('play', {})
}

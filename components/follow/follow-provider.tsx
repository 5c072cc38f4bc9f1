'use client'

import { useActorRef } from '@xstate/react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useMedia } from '@/components/hooks/use-media'
import { useRun, useView } from '@/components/hooks/use-run'
import { useRequestPath } from '@/components/inspector/use-request-path'
import { watchOf } from '@/lib/view/follow/watch'
import type { Run } from '@/lib/view/run/run'
import { followMachine } from './follow.machine'
import { FollowContext } from './follow-context'
import { useFollowKeys } from './use-follow-keys'
import { watchedWayOf } from './watched-way-of'

/** Whoever chooses a request on the canvas watches it hop by hop, while the simulation waits. */
export function FollowProvider({ children }: { readonly children: ReactNode }) {
  const run = useRun()
  const actor = useActorRef(followMachine)
  const id = useView((state) => state.followedRequestId)
  const isOnCanvas = useView((state) => state.mainView === 'canvas')
  const following = useRequestPath(id)
  const path = following.state === 'found' && following.path.endedAt !== null ? following.path : null
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const request = useMemo(() => {
    const sample = id === null || path === null || !isOnCanvas ? null : run.requests.find(id)
    return sample === null || path === null ? null : { sample, path }
  }, [id, isOnCanvas, path, run])

  const pausedRun = useRef<number | null>(null)
  useEffect(() => {
    if (request === null) {
      actor.send({ type: 'leave' })
      resume(run, pausedRun.current)
      pausedRun.current = null
      return
    }
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

  useFollowKeys(actor)
  const value = useMemo(() => ({ actor, following, request }), [actor, following, request])
  return <FollowContext value={value}>{children}</FollowContext>
}

/** Only what was playing goes on, and only while it is still the run that was paused. */
function resume(run: Run, paused: number | null): void {
  const state = run.store.getState()
  if (paused !== null && state.run === paused && !state.transport.playing) void run.call('play', {})
}

'use client'

import { type ReactNode, useMemo, useState } from 'react'
import { deferred } from '@/components/deferred/deferred'
import { useRun, useView } from '@/components/hooks/use-run'
import { useRequestPath } from '@/components/inspector/use-request-path'
import { type FollowActor, FollowContext } from './follow-context'

const FollowSession = deferred(() => import('./follow-session').then((module) => module.FollowSession))

/** Whoever chooses a request on the canvas watches it hop by hop, while the simulation waits. */
export function FollowProvider({ children }: { readonly children: ReactNode }) {
  const run = useRun()
  const [actor, setActor] = useState<FollowActor | null>(null)
  const id = useView((state) => state.followedRequestId)
  const isOnCanvas = useView((state) => state.mainView === 'canvas')
  const following = useRequestPath(id)
  const path = following.state === 'found' && following.path.endedAt !== null ? following.path : null
  const request = useMemo(() => {
    const sample = id === null || path === null || !isOnCanvas ? null : run.requests.find(id)
    return sample === null || path === null ? null : { sample, path }
  }, [id, isOnCanvas, path, run])
  const value = useMemo(() => ({ actor, following, request }), [actor, following, request])
  return (
    <FollowContext value={value}>
      {children}
      {request !== null && <FollowSession request={request} onActor={setActor} />}
    </FollowContext>
  )
}

'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActorRefFrom } from 'xstate'
import { useWatched } from '@/components/follow/follow-context'
import { useRun } from '@/components/hooks/use-run'
import { type Look, openChannel, presenterId, type ShownPorts, type Told } from './messages'
import type { presentMachine } from './present.machine'
import { PresenterLink } from './presenter-link'

/** Joins this window to those of the audience, as long as it presents. */
export function usePresenterLink(actor: ActorRefFrom<typeof presentMachine>, told: Told) {
  const run = useRun()
  const [id] = useState(presenterId)
  const [listeners, setListeners] = useState(0)
  const link = useRef<PresenterLink | null>(null)
  const first = useRef(told)
  useEffect(() => {
    const open = new PresenterLink(
      run,
      openChannel(id),
      { onListeners: setListeners, onStep: (by) => actor.send({ type: by }) },
      first.current,
    )
    link.current = open
    const onPageHide = () => open.close()
    window.addEventListener('pagehide', onPageHide)
    return () => {
      window.removeEventListener('pagehide', onPageHide)
      link.current = null
      open.close()
    }
  }, [actor, id, run])
  useEffect(() => {
    first.current = told
    link.current?.tell(told)
  }, [told])
  const { actor: watching, request } = useWatched()
  useEffect(() => {
    if (watching === null || request === null) return
    link.current?.follow(request)
    const tell = () => {
      const { hop, done } = watching.getSnapshot().context
      link.current?.reach({ hop, done })
    }
    tell()
    const { unsubscribe } = watching.subscribe(tell)
    return () => {
      unsubscribe()
      link.current?.follow(null)
    }
  }, [request, watching])
  const onLook = useCallback((look: Look) => link.current?.show(look), [])
  const onPorts = useCallback((ports: ShownPorts | null) => link.current?.map(ports), [])
  const openWindow = useCallback(() => {
    // A window of its own kind, in a process of its own where the browser has one to spare.
    window.open(new URL(`audience#${id}`, location.href), '_blank', 'popup,noopener,width=1280,height=720')
  }, [id])
  return { listeners, onLook, onPorts, openWindow }
}

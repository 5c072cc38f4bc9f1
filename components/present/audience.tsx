'use client'

import { useActorRef, useSelector } from '@xstate/react'
import { Expand } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Brand } from '@/components/shell/brand'
import { RunProvider } from '@/components/shell/run-provider'
import { createRun } from '@/lib/view/run/run'
import { applyTheme } from '@/lib/view/session/preferences'
import { AudienceLink } from './audience-link'
import { Caption } from './caption'
import { toggleFullScreen } from './full-screen'
import { openChannel } from './messages'
import { WallPorts } from './ports-stage'
import { presentMachine } from './present.machine'
import { WallStage } from './stage'
import { useWallKeys } from './use-wall-keys'
import { WallButton } from './wall-button'
import { WallHead } from './wall-head'

/** Nobody computes here: whoever asks is told nothing. */
const NOBODY = { postMessage: () => {}, terminate: () => {}, onmessage: null, onerror: null }

/** The window on the wall: what the presenter shows, and nothing to press. */
export function Audience() {
  const [run] = useState(() => createRun({ spawn: () => NOBODY }))
  const actor = useActorRef(presentMachine)
  const told = useSelector(actor, ({ context }) => context.told)
  const look = useSelector(actor, ({ context }) => context.look)
  const followed = useSelector(actor, ({ context }) => context.followed)
  const place = useSelector(actor, ({ context }) => context.place)
  const ports = useSelector(actor, ({ context }) => context.ports)
  const [link, setLink] = useState<AudienceLink | null>(null)
  useEffect(() => {
    actor.send({ type: 'watch' })
    const open = new AudienceLink(run, openChannel(location.hash.slice(1)), (event) => actor.send(event))
    setLink(open)
    const close = () => open.close()
    window.addEventListener('pagehide', close)
    return () => {
      window.removeEventListener('pagehide', close)
      close()
    }
  }, [actor, run])
  const theme = told?.theme
  useEffect(() => {
    if (theme !== undefined) applyTheme(theme)
  }, [theme])
  useWallKeys(link)

  return (
    <RunProvider run={run}>
      <main aria-label="The wall" className="flex h-dvh flex-col bg-canvas">
        {told === null ? (
          <Waiting />
        ) : (
          <>
            <div data-wall className="relative min-h-0 flex-1 overflow-hidden">
              {ports === null ? (
                <div data-room className="absolute inset-0">
                  <WallStage look={look} followed={followed} place={place}>
                    <WallHead title={told.title} />
                  </WallStage>
                </div>
              ) : (
                <div className="absolute inset-0">
                  <WallPorts ports={ports}>
                    <WallHead title={told.title} />
                  </WallPorts>
                </div>
              )}
            </div>
            <div data-wall>
              <Caption told={told}>
                <FullScreen />
              </Caption>
            </div>
          </>
        )}
      </main>
    </RunProvider>
  )
}

function Waiting() {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 text-center">
      <Brand />
      <p role="status" className="text-[28px] text-ink-2 leading-snug">
        Waiting for the presenter…
      </p>
      <p className="max-w-[50ch] text-ink-3 text-lg">
        This window shows what is presented in another window of this browser. Move it to the projector.
      </p>
    </div>
  )
}

/** Gone once it is used: the wall is for the picture. */
function FullScreen() {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const onChange = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [])
  return isFull ? null : (
    <WallButton icon={Expand} label="Full screen" shortcut="F" isWritten onClick={toggleFullScreen} />
  )
}

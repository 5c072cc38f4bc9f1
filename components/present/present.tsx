'use client'

import { useActorRef, useSelector } from '@xstate/react'
import {
  Boxes,
  ChevronLeft,
  ChevronRight,
  Expand,
  MonitorUp,
  MousePointer2,
  Pause,
  Play,
  Plug,
  X,
} from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { ActorRefFrom } from 'xstate'
import { runAction } from '@/components/actions/action'
import { togglePlay } from '@/components/actions/toggle-play'
import { useRun, useView } from '@/components/hooks/use-run'
import { useClockText } from '@/components/hooks/use-transport'
import { talkOf } from '@/lib/view/present/sentences'
import { Caption } from './caption'
import { toggleFullScreen } from './full-screen'
import { PresenterPorts } from './ports-stage'
import { presentMachine } from './present.machine'
import { PresenterPanel } from './presenter-panel'
import { PresenterStage } from './stage'
import { nextIn, toldIn } from './told'
import { usePresentKeys } from './use-present-keys'
import { usePresenterLink } from './use-presenter-link'
import { WallButton } from './wall-button'
import { WallHead } from './wall-head'

/** The window for a room: the picture, one sentence below it, and, once another window is on the wall, what only the presenter sees. */
export function Present() {
  const run = useRun()
  const actor = useActorRef(presentMachine)
  const snapshot = useSelector(actor, (state) => state)
  const scenario = useView((state) => state.scenario)
  const scenarios = useView((state) => state.scenarios)
  const theme = useView((state) => state.theme)
  const isFollowing = useView((state) => state.followedRequestId !== null)
  const isGone = useView(({ connection }) => connection.state === 'crashed' || connection.state === 'lost')
  const talk = useMemo(() => talkOf(scenario, scenarios), [scenario, scenarios])
  const told = useMemo(() => toldIn(snapshot, talk, theme), [snapshot, talk, theme])
  const { listeners, onLook, onPorts, openWindow } = usePresenterLink(actor, told)
  const isMap = useView((state) => state.mainView === 'ports')
  const isLit = snapshot.matches({ presenting: { pointer: 'lit' } })
  const main = useRef<HTMLElement>(null)

  useEffect(() => {
    const text = { count: talk.sentences.length, hasQuestion: talk.question !== null }
    actor.send({ type: actor.getSnapshot().matches('off') ? 'present' : 'scenario', ...text })
  }, [actor, talk])
  useEffect(() => {
    // The chart is read when it has stopped being off: it begins off.
    const { unsubscribe } = actor.subscribe((state) => {
      if (state.matches('off')) run.store.setState({ presenting: false })
    })
    return unsubscribe
  }, [actor, run])
  useEffect(() => {
    if (isGone) actor.send({ type: 'leave' })
  }, [actor, isGone])
  useEffect(() => main.current?.focus(), [])
  usePresentKeys(actor, { isFollowing, onOpenWindow: openWindow })

  return (
    <div className="flex min-h-0 flex-1">
      <main
        ref={main}
        tabIndex={-1}
        aria-label="Presentation"
        className="flex min-w-0 flex-1 flex-col outline-none"
      >
        <div data-wall className="relative min-h-0 flex-1 overflow-hidden bg-canvas">
          {isMap ? (
            <div className="absolute inset-0">
              <PresenterPorts isLit={isLit} onPorts={onPorts}>
                <WallHead title={told.title} />
              </PresenterPorts>
            </div>
          ) : (
            <div data-room className="absolute inset-0">
              <PresenterStage isLit={isLit} onLook={onLook}>
                <WallHead title={told.title} />
              </PresenterStage>
            </div>
          )}
        </div>
        <div data-wall>
          <Caption told={told}>
            <Buttons actor={actor} onOpenWindow={openWindow} />
          </Caption>
        </div>
      </main>
      {listeners > 0 && (
        <PresenterPanel
          told={told}
          next={nextIn(snapshot, talk)}
          question={talk.question}
          listeners={listeners}
          onAsk={() => actor.send({ type: 'ask' })}
          onReveal={() => actor.send({ type: 'reveal' })}
        />
      )}
    </div>
  )
}

function Buttons({
  actor,
  onOpenWindow,
}: {
  readonly actor: ActorRefFrom<typeof presentMachine>
  readonly onOpenWindow: () => void
}) {
  const run = useRun()
  const clock = useClockText()
  const isPlaying = useView((state) => state.transport.playing)
  const isMap = useView((state) => state.mainView === 'ports')
  const isLit = useSelector(actor, (state) => state.matches({ presenting: { pointer: 'lit' } }))
  const canBack = useSelector(actor, (state) => state.can({ type: 'back' }))
  const canNext = useSelector(actor, (state) => state.can({ type: 'next' }))
  return (
    <>
      <span role="timer" aria-label="Simulated time" className="num mr-2 text-[#cbd5e1]">
        {clock}
      </span>
      <WallButton
        icon={ChevronLeft}
        label="Back"
        shortcut="ArrowLeft"
        aria-disabled={!canBack}
        onClick={() => actor.send({ type: 'back' })}
      />
      <WallButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? 'Pause' : 'Play'}
        shortcut="Space"
        onClick={() => runAction(togglePlay, run)}
      />
      <WallButton
        icon={ChevronRight}
        label="Next"
        shortcut="ArrowRight"
        aria-disabled={!canNext}
        onClick={() => actor.send({ type: 'next' })}
      />
      <WallButton
        icon={MousePointer2}
        label="Light what I point at"
        shortcut="L"
        aria-pressed={isLit}
        onClick={() => actor.send({ type: 'pointer' })}
      />
      <WallButton
        icon={isMap ? Boxes : Plug}
        label={isMap ? 'Show the canvas' : 'Show which port leads where'}
        shortcut={isMap ? 'C' : 'M'}
        onClick={() => run.store.setState({ mainView: isMap ? 'canvas' : 'ports' })}
      />
      <WallButton
        icon={MonitorUp}
        label="Open a window for the audience"
        shortcut="W"
        onClick={onOpenWindow}
      />
      <WallButton icon={Expand} label="Full screen" shortcut="F" onClick={toggleFullScreen} />
      <WallButton icon={X} label="Leave" shortcut="Escape" onClick={() => actor.send({ type: 'leave' })} />
    </>
  )
}

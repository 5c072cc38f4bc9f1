'use client'

import '@xyflow/react/dist/base.css'
import '@/components/canvas/canvas.css'
import './present.css'
import { Background, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react'
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { takesAllKeys, targetOf } from '@/components/actions/key-owner'
import { openMenuAt, toNode } from '@/components/canvas/flow-nodes'
import { FLOW_PROPS, GROUND } from '@/components/canvas/flow-props'
import { type FitRoom, useAutoFit } from '@/components/canvas/hooks/use-auto-fit'
import { LongPress } from '@/components/canvas/long-press'
import { DotsLayer } from '@/components/canvas/requests/dots-layer'
import { ThingMenu } from '@/components/canvas/thing-menu'
import { Wires } from '@/components/canvas/wires'
import { useRun, useView } from '@/components/hooks/use-run'
import type { Rect } from '@/lib/view/layout/cards'
import { viewportFor, ZOOM_MAX } from '@/lib/view/layout/viewport'
import { Lit } from './lit'
import type { Followed, HopPlace, Look } from './messages'
import { RoomFollow } from './room/room-follow'
import { ROOM_NODE_TYPES } from './room/room-node-types'
import { RoomRates } from './room/room-rates'
import { useRoomType } from './room/use-room-type'
import { useStageLook } from './use-stage-look'
import { WallFollow } from './wall-follow'

/** Below the title and the legend. */
const ROOM: FitRoom = { insets: { top: 76, right: 36, bottom: 28, left: 36 }, zoomMax: ZOOM_MAX }
const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 }
const BADGE_TYPE = { least: 17, most: 22 }

interface StageProps {
  /** Over the picture: its title and what its colours mean. */
  readonly children: ReactNode
}

/** The presenter's picture: it can be moved, and what is on it has its menu. */
export function PresenterStage({
  isLit,
  onLook,
  children,
}: StageProps & { readonly isLit: boolean; readonly onLook: (look: Look) => void }) {
  const run = useRun()
  const pane = useRef<HTMLDivElement>(null)
  return (
    <ReactFlowProvider>
      <div ref={pane} className="absolute inset-0">
        <Picture onContextMenu={(event) => openMenuAt(run, event)} isFixed={false}>
          <FitAll />
          <LongPress />
          <RoomFollow hasControls />
          <OwnLook pane={pane} isLit={isLit} onLook={onLook} />
        </Picture>
        {children}
        <ThingMenu />
      </div>
    </ReactFlowProvider>
  )
}

/** The same on the wall: nothing on it can be pressed. */
export function WallStage({
  look,
  followed,
  place,
  children,
}: StageProps & {
  readonly look: Look | null
  readonly followed: Followed | null
  readonly place: HopPlace
}) {
  return (
    <ReactFlowProvider>
      <div className="absolute inset-0">
        <Picture isFixed>
          {look?.seen != null && <FitSeen seen={look.seen} />}
          {followed !== null && <WallFollow followed={followed} place={place} />}
          <Lit pointer={look?.pointer ?? null} hasArrow />
        </Picture>
        {children}
      </div>
    </ReactFlowProvider>
  )
}

interface PictureProps {
  readonly onContextMenu?: (event: React.MouseEvent) => void
  readonly isFixed: boolean
  readonly children: ReactNode
}

function Picture({ onContextMenu, isFixed, children }: PictureProps) {
  const run = useRun()
  const layout = useView((state) => run.geometry.read(state))
  const nodes = useMemo(() => layout.nodes.map(toNode), [layout])
  const { least } = useRoomType()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture, made of parts with names.
    <div
      role="group"
      aria-label="The run as a picture"
      className="absolute inset-0"
      style={{ '--room-least': `${least}px` } as CSSProperties}
    >
      <ReactFlow
        {...FLOW_PROPS}
        nodes={nodes}
        nodeTypes={ROOM_NODE_TYPES}
        onContextMenu={onContextMenu}
        panOnDrag={!isFixed}
        zoomOnScroll={!isFixed}
        zoomOnPinch={!isFixed}
        preventScrolling={!isFixed}
      >
        <Background {...GROUND} />
        <Wires layout={layout} />
        <RoomRates layout={layout} />
      </ReactFlow>
      <DotsLayer badgeType={BADGE_TYPE} />
      {children}
    </div>
  )
}

/** Everything in view until the presenter moves it; + and − zoom, 0 shows everything again. */
function FitAll() {
  const run = useRun()
  const bounds = useView((state) => run.geometry.read(state).bounds)
  const { zoomIn, zoomOut } = useReactFlow()
  const isMoving = useStore((state) => state.paneDragging)
  const { onUserMove, showAll } = useAutoFit(bounds, ROOM)
  useEffect(() => {
    if (isMoving) onUserMove()
  }, [isMoving, onUserMove])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (takesAllKeys(targetOf(event))) return
      if (event.key === '0') return showAll()
      const zoom = event.key === '+' || event.key === '=' ? zoomIn : event.key === '-' ? zoomOut : null
      if (zoom === null) return
      onUserMove()
      void zoom()
    }
    const onWheel = () => onUserMove()
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('wheel', onWheel, { passive: true })
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('wheel', onWheel)
    }
  }, [onUserMove, showAll, zoomIn, zoomOut])
  return null
}

function OwnLook({
  pane,
  isLit,
  onLook,
}: {
  readonly pane: React.RefObject<HTMLDivElement | null>
  readonly isLit: boolean
  readonly onLook: (look: Look) => void
}) {
  const look = useStageLook(pane, isLit)
  useEffect(() => onLook(look), [look, onLook])
  return <Lit pointer={look.pointer} hasArrow={false} />
}

/** What the presenter sees, as large as this window has room for. */
function FitSeen({ seen }: { readonly seen: Rect }) {
  const { setViewport } = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  useEffect(() => {
    if (width === 0 || height === 0) return
    void setViewport(viewportFor(seen, { width, height }, NO_INSETS, ZOOM_MAX * 2))
  }, [height, seen, setViewport, width])
  return null
}

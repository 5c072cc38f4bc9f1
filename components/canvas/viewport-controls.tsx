'use client'

import { useReactFlow } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'

export function ViewportControls({
  onFit,
  onUserMove,
}: {
  readonly onFit: () => void
  readonly onUserMove: () => void
}) {
  const { zoomIn, zoomOut } = useReactFlow()
  return (
    <div data-control className="absolute top-3 right-24 z-10 flex gap-1">
      <IconButton
        icon={Plus}
        size="sm"
        label="Zoom in"
        onClick={() => {
          onUserMove()
          void zoomIn({ duration: 150 })
        }}
      />
      <IconButton
        icon={Minus}
        size="sm"
        label="Zoom out"
        onClick={() => {
          onUserMove()
          void zoomOut({ duration: 150 })
        }}
      />
      <IconButton icon={Maximize} size="sm" label="Show everything" onClick={onFit} />
    </div>
  )
}

'use client'

import { ViewportPortal } from '@xyflow/react'
import { useCalmKind } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { wayRate } from '@/lib/view/describe/format'
import type { CanvasLayout } from '@/lib/view/layout/canvas'
import type { PlacedNode } from '@/lib/view/layout/cards'
import {
  instanceRates,
  queueRates,
  type RateSpot,
  sentTo,
  upperRates,
  zoneRates,
} from '@/lib/view/layout/rate-spots'
import { type Detail, isAfar, TEXT_LEAST } from '@/lib/view/layout/viewport'
import { useDetail } from './hooks/use-detail'

const SIZES: Readonly<Record<Detail, number>> = {
  near: 15,
  mid: TEXT_LEAST.mid,
  far: TEXT_LEAST.far,
  speck: 0,
}

/** How many requests or messages a second run on each way, measured: beside the stream, above each instance, and from afar for each zone. */
export function WayRates({ layout }: { readonly layout: CanvasLayout }) {
  return (
    <ViewportPortal>
      <UpperRates layout={layout} />
      <LaneRates layout={layout} />
    </ViewportPortal>
  )
}

function UpperRates({ layout }: { readonly layout: CanvasLayout }) {
  const scale = layout.nodes.find(isUpper)?.scale ?? 1
  const size = SIZES[useDetail(scale)] * scale
  const traffic = useCalmKind('traffic')
  const groups = useCalmKind('targetGroup')
  const queues = useCalmKind('queue')
  return <Rates spots={[...upperRates(layout, traffic, groups), ...queueRates(layout, queues)]} size={size} />
}

function LaneRates({ layout }: { readonly layout: CanvasLayout }) {
  const detail = useDetail()
  const instances = useCalmKind('instance')
  const tasks = useCalmKind('task')
  const isSent = sentTo(tasks, useCalmKind('queue'))
  const spots = isAfar(detail)
    ? zoneRates(layout, instances, isSent)
    : instanceRates(layout, instances, isSent)
  return <Rates spots={detail === 'speck' ? [] : spots} size={SIZES[detail]} />
}

const ALIGN = { left: '', center: '-translate-x-1/2', right: '-translate-x-full' } as const

export function Rates({ spots, size }: { readonly spots: readonly RateSpot[]; readonly size: number }) {
  return spots.map(({ key, x, y, align, perSecond }) => (
    <span
      key={key}
      aria-hidden
      className={cx(
        'num -translate-y-full pointer-events-none absolute whitespace-nowrap font-semibold text-ink-2',
        ALIGN[align],
      )}
      style={{ left: x, top: y, fontSize: size, lineHeight: 1.2 }}
    >
      {wayRate(perSecond)}
    </span>
  ))
}

const isUpper = ({ kind }: PlacedNode) =>
  kind === 'users' || kind === 'queue' || kind === 'loadBalancer' || kind === 'targetGroup'

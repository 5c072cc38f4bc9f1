'use client'

import type { NodeProps } from '@xyflow/react'
import { Gauge } from 'lucide-react'
import { memo } from 'react'
import { useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import type { CapacityProviderView } from '@/lib/protocol'
import { briefProviderSum, providerSum, waitingReasons, waitingTiles } from '@/lib/view/describe/capacity'
import { useDetail } from '../hooks/use-detail'
import { useThing } from '../hooks/use-thing'
import type { PlacedFlowNode } from './placed-flow-node'
import { Scaled } from './scaled'
import { WaitingTile } from './waiting-tile'

/** Of the strip, at scale 1. */
const HEAD_WIDTH = 300
const TILE_WIDTH = 118
/** Where everything is drawn smaller, text is larger and there is less of it. */
const TILE_WIDTH_MID = 156

/** A capacity provider below the lanes: what it measures, and the tasks that wait for an instance. */
export const ProviderNode = memo(function ProviderNode({
  id,
  width = 0,
  data: { scale },
}: NodeProps<PlacedFlowNode>) {
  const provider = useViewOf('capacityProvider', id)
  const { isSelected } = useThing(id)
  const isNear = useDetail(scale) === 'near'
  if (!provider) return null
  const tileWidth = isNear ? TILE_WIDTH : TILE_WIDTH_MID
  const places = Math.floor((width / scale - HEAD_WIDTH - 16) / tileWidth)
  return (
    <section
      data-thing={id}
      aria-label={`Tasks that wait for capacity provider ${provider.name}`}
      className={cx(
        'h-full w-full rounded-[14px] border-[1.5px] border-dashed bg-surface',
        provider.waiting.length > 0 ? 'border-warning' : 'border-line-strong/60',
        isSelected && 'outline-2 outline-ink',
      )}
    >
      <Scaled by={scale}>
        <div className="flex h-full items-center gap-2 overflow-hidden px-3">
          <ProviderHead provider={provider} isNear={isNear} />
          <Waiting provider={provider} places={places} tileWidth={tileWidth} isNear={isNear} />
        </div>
      </Scaled>
    </section>
  )
})

interface PartProps {
  readonly provider: CapacityProviderView
  readonly isNear: boolean
}

function ProviderHead({ provider, isNear }: PartProps) {
  const { select, isSelected } = useThing(provider.key)
  const { name, waiting } = provider
  const reasons = waitingReasons(waiting)
  return (
    <button
      type="button"
      onClick={select}
      aria-pressed={isSelected}
      aria-label={`Capacity provider ${name}: ${waiting.length} in PROVISIONING, ${providerSum(provider)}`}
      title={provider.wants ?? undefined}
      className={cx('nopan shrink-0 rounded text-left', isNear ? 'leading-[19px]' : 'leading-[27px]')}
      style={{ width: HEAD_WIDTH - 24 }}
    >
      <span className="flex items-center gap-1.5">
        <Gauge aria-hidden size={isNear ? 16 : 22} className="shrink-0 text-ink-2" />
        <span className={cx('num min-w-0 truncate font-bold', isNear ? 'text-[15px]' : 'text-[21px]')}>
          {name}
        </span>
        {isNear && <span className="shrink-0 text-[14.7px] text-ink-3">capacity provider</span>}
      </span>
      <span className={cx('num block truncate text-ink-2', isNear ? 'text-[14.7px]' : 'text-[18px]')}>
        {isNear ? providerSum(provider) : briefProviderSum(provider)}
      </span>
      {isNear && reasons.length > 0 && (
        <span className="block truncate text-[14.7px] text-warning-text" title={reasons.join('\n')}>
          {reasons.join(' · ')}
        </span>
      )}
    </button>
  )
}

interface WaitingProps extends PartProps {
  readonly places: number
  readonly tileWidth: number
}

function Waiting({ provider, places, tileWidth, isNear }: WaitingProps) {
  const { name, waiting, isManaged } = provider
  if (waiting.length === 0)
    return (
      <p className={cx('min-w-0 truncate text-ink-3', isNear ? 'text-[14.7px]' : 'text-[19px]')}>
        {isManaged ? 'No task waits for an instance.' : 'Tasks without room are refused, none waits.'}
      </p>
    )
  const { tiles, hidden } = waitingTiles(waiting, places)
  return (
    <ul aria-label={`In PROVISIONING on ${name}`} className="flex min-w-0 items-center gap-1.5">
      {tiles.map((task) => (
        <WaitingTile key={task.key} task={task} provider={name} width={tileWidth - 6} isNear={isNear} />
      ))}
      {hidden > 0 && (
        <li
          className={cx(
            'num shrink-0 px-1 font-semibold text-warning-text',
            isNear ? 'text-[14px]' : 'text-[20px]',
          )}
        >
          {tiles.length > 0 ? `+${hidden} more` : `${hidden} in PROVISIONING`}
        </li>
      )}
    </ul>
  )
}

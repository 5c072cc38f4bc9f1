'use client'

import type { NodeProps } from '@xyflow/react'
import { CloudOff } from 'lucide-react'
import { memo } from 'react'
import { useView } from '@/components/hooks/use-run'
import { useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import { isOnCanvas } from '@/lib/view/describe/instance-look'
import { LANE_GUTTER } from '@/lib/view/layout/lanes'
import { TEXT_LEAST } from '@/lib/view/layout/viewport'
import { useCarryTarget } from '../hooks/use-carry'
import { useDetail } from '../hooks/use-detail'
import { useThing } from '../hooks/use-thing'
import { MenuButton } from './menu-button'

/** As many letters of a zone's name have room in its lane; of a slim one they would be too small to be read with more. */
const LETTERS_ACROSS = 7.6

/** The lane of an Availability Zone. */
export const ZoneNode = memo(function ZoneNode({ id, width }: NodeProps) {
  const zone = useViewOf('zone', id)
  const detail = useDetail()
  const { isSelected, select, openMenu } = useThing(id)
  const { target, isAimed } = useCarryTarget(id)
  const isEmpty = useView(
    ({ kinds }) =>
      !kinds.instance.some((one) => one.zone === id && isOnCanvas(one)) &&
      !kinds.autoScalingGroup.some(({ zones }) => zones.includes(id)),
  )
  const isOut = zone?.outage === true
  const size =
    detail === 'near'
      ? 15
      : Math.min(34, (width ?? 300) / LETTERS_ACROSS, TEXT_LEAST[detail === 'mid' ? 'mid' : 'far'])
  return (
    <div
      data-thing={id}
      data-carry-target={id}
      className={cx(
        'relative h-full w-full rounded-2xl border-[1.5px] border-dashed',
        isOut ? 'border-bad bg-bad-soft/60' : 'border-line-strong/60',
        isSelected && 'outline-2 outline-ink',
        target?.allowed === true && 'border-accent bg-accent-soft/60',
        isAimed && 'border-[3px]! border-solid',
      )}
      style={
        isOut
          ? {
              backgroundImage:
                'repeating-linear-gradient(135deg, transparent 0 14px, color-mix(in oklab, var(--bad) 12%, transparent) 14px 28px)',
            }
          : undefined
      }
    >
      <div className="flex h-[33px] items-center gap-2 pr-3.5" style={{ paddingLeft: LANE_GUTTER }}>
        <button
          type="button"
          onClick={select}
          aria-pressed={isSelected}
          aria-label={`Availability Zone ${id}${isOut ? ', outage' : ''}`}
          className="nopan min-w-0 rounded"
        >
          <ShortName name={id} size={size} className="num font-semibold text-ink-2" />
        </button>
        {isOut && (
          <span className="inline-flex items-center gap-1 rounded-full bg-bad px-2 font-bold text-[15px] text-surface leading-5">
            <CloudOff aria-hidden size={14} /> OUTAGE
          </span>
        )}
        {detail === 'near' && (
          <MenuButton label={`Actions on zone ${id}`} className="ml-auto" onClick={openMenu} />
        )}
      </div>
      {(isEmpty || target !== undefined) && (
        <p
          className={cx(
            'pointer-events-none mx-auto max-w-[200px] px-2 text-center leading-tight',
            isEmpty ? 'mt-8 text-ink-3' : 'hidden',
            isAimed && 'font-semibold text-accent-text',
          )}
          style={{ fontSize: detail === 'near' ? 15 : size }}
        >
          {target?.allowed === true
            ? `Drop to ${target.text}`
            : detail === 'near'
              ? 'No instances here. Drag one in from Capacity.'
              : 'empty'}
        </p>
      )}
    </div>
  )
})

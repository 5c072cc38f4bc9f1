'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useKeyed } from '@/components/hooks/use-run'
import { useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { ghostWait } from '@/lib/view/describe/capacity'
import { isDark, isDown } from '@/lib/view/describe/instance-look'
import type { Detail } from '@/lib/view/layout/viewport'
import { useDetail } from '../hooks/use-detail'
import { useThing } from '../hooks/use-thing'
import { GhostBody } from './ghost-body'
import { InstanceBody } from './instance-body'
import { InstanceCarry } from './instance-carry'
import { InstanceFooter } from './instance-footer'
import { InstanceHeader } from './instance-header'

/** A container instance with its tasks inside. It reads nothing that changes often itself; its parts do. */
export const InstanceNode = memo(function InstanceNode({ id }: NodeProps) {
  const detail = useDetail()
  const { isSelected } = useThing(id)
  const hasFailed = useKeyed(id, (state) => {
    const view = state.views.get(id)
    return view?.kind === 'instance' && isDown(view)
  })
  const isGhost = useKeyed(id, (state) => {
    const view = state.views.get(id)
    return view?.kind === 'instance' && ghostWait(view) !== null
  })
  const isUnknown = useKeyed(id, (state) => {
    const view = state.views.get(id)
    return view?.kind === 'instance' && isDark(view)
  })
  return (
    <div
      data-thing={id}
      data-carry-target={id}
      className={cx(
        'relative h-full w-full rounded-[14px] border',
        isGhost ? 'border-2 border-line-strong! border-dashed bg-surface/70' : 'bg-surface shadow-card',
        isSelected ? 'border-ink outline-2 outline-ink' : 'border-line',
        hasFailed && 'border-bad border-dashed',
        isUnknown && 'instance-dark',
      )}
    >
      <InstanceHeader id={id} detail={detail} />
      {isGhost ? (
        <Ghost id={id} detail={detail} />
      ) : (
        <>
          <InstanceBody id={id} detail={detail} />
          <InstanceFooter id={id} detail={detail} />
        </>
      )}
      <InstanceCarry id={id} detail={detail} />
    </div>
  )
})

/** An instance that is launched and has not registered: it can hold no task yet. */
function Ghost({ id, detail }: { readonly id: string; readonly detail: Detail }) {
  const instance = useViewOf('instance', id)
  const wait = instance === undefined ? null : ghostWait(instance)
  return instance === undefined || wait === null ? null : (
    <GhostBody instance={instance} wait={wait} detail={detail} />
  )
}

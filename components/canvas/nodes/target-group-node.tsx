'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { ShortName } from '@/components/ui/short-name'
import { groupName, groupTitle } from '@/lib/view/describe/balancer-words'
import { settingsText, specialSettings } from '@/lib/view/describe/group-settings'
import { targetCounts, targetCountsText } from '@/lib/view/describe/target-counts'
import { useCarryTarget } from '../hooks/use-carry'
import { useThing } from '../hooks/use-thing'
import { HealthMark } from './health-mark'
import { NodeCard } from './node-card'
import type { PlacedFlowNode } from './placed-flow-node'
import { Scaled } from './scaled'

export const TargetGroupNode = memo(function TargetGroupNode({ id, data }: NodeProps<PlacedFlowNode>) {
  const group = useViewOf('targetGroup', id)
  const { isSelected, select } = useThing(id)
  const { target, isAimed } = useCarryTarget(id)
  if (!group) return null
  const counts = targetCounts(group)
  // How instances are chosen is no setting of a Classic Load Balancer.
  const special =
    group.instancePort === null && group.network === null ? specialSettings(group.attributes) : []
  const settings = group.network === null ? settingsText(group.attributes) : 'by the hash of each flow'
  return (
    <Scaled by={data.scale}>
      <NodeCard
        thing={id}
        isPlace={target?.allowed === true}
        isAimed={isAimed}
        isSelected={isSelected}
        onSelect={select}
        label={`${groupTitle(group)} ${groupName(group)}, ${settings}, ${targetCountsText(counts)}`}
      >
        <span
          className="flex items-baseline justify-center gap-2 whitespace-nowrap"
          title={`${group.name}, ${settings}`}
        >
          {special.length === 0 && <span className="font-bold text-[15px]">{groupTitle(group)}</span>}
          <ShortName name={groupName(group)} className="num text-[15px] text-ink-2" />
          {special.length > 0 && <ShortName name={special.join(' · ')} className="font-bold text-[15px]" />}
        </span>
        <span className="mt-1 flex items-center justify-center gap-3">
          {counts.map(({ state, count }) => (
            <span key={state} className="flex items-center gap-1" title={`${count} ${state}`}>
              {/* A green tick beside a nought would say that all is well. */}
              <HealthMark mark={count === 0 ? 'stopped' : state} size={16} />
              <span
                className={cx(
                  'num font-bold text-[16px]',
                  state === 'healthy' && count === 0 && 'text-bad-text',
                )}
              >
                {count}
              </span>
              {counts.length <= 2 && <span className="text-[15px] text-ink-2">{state}</span>}
            </span>
          ))}
        </span>
      </NodeCard>
    </Scaled>
  )
})

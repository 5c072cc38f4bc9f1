'use client'

import type { NodeProps } from '@xyflow/react'
import { Mailbox } from 'lucide-react'
import { memo } from 'react'
import { useViewOf } from '@/components/hooks/use-view'
import { formatCount, plural, wayRate } from '@/lib/view/describe/format'
import { useThing } from '../hooks/use-thing'
import { NodeCard } from './node-card'
import type { PlacedFlowNode } from './placed-flow-node'
import { Scaled } from './scaled'

/** A queue: how many messages wait in it and for how long, how many are sent, and whose tasks take them. */
export const QueueNode = memo(function QueueNode({ id, data }: NodeProps<PlacedFlowNode>) {
  const queue = useViewOf('queue', id)
  const { isSelected, select } = useThing(id)
  if (!queue) return null
  const { name, visible, oldestSeconds, targetRps, serviceName, notVisible } = queue
  return (
    <Scaled by={data.scale}>
      <NodeCard
        thing={id}
        isSelected={isSelected}
        onSelect={select}
        label={`SQS queue ${name} of service ${serviceName}, ${plural(visible, 'message waits', 'messages wait')}, the oldest for ${plural(oldestSeconds, 'second')}`}
      >
        <span className="flex h-full flex-col justify-center text-left" title={queue.description}>
          <span className="flex items-center gap-2">
            <Mailbox aria-hidden size={18} className="shrink-0 text-ink-2" />
            <span className="min-w-0 flex-1 truncate font-bold text-[16px]">{name}</span>
            <span className="num whitespace-nowrap font-bold text-[17px]">
              {formatCount(visible)} <span className="font-medium text-[15px] text-ink-2">wait</span>
            </span>
          </span>
          <span className="num mt-1 truncate text-[15px] text-ink-2">
            {oldestSeconds} s old · {notVisible} taken
          </span>
          <span className="num truncate text-[15px] text-ink-2">
            {wayRate(targetRps)} → {serviceName}
          </span>
        </span>
      </NodeCard>
    </Scaled>
  )
})

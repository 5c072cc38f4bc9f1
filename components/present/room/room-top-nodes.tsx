'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { HealthMark } from '@/components/canvas/nodes/health-mark'
import type { PlacedFlowNode } from '@/components/canvas/nodes/placed-flow-node'
import { Scaled } from '@/components/canvas/nodes/scaled'
import { useViewOf } from '@/components/hooks/use-view'
import { balancerName, groupName, groupTitle } from '@/lib/view/describe/balancer-words'
import { plural, wayRate } from '@/lib/view/describe/format'
import { targetCounts, targetCountsText } from '@/lib/view/describe/target-counts'
import { LOAD_BALANCER_WIDTH, TARGET_GROUP_SIZE, USERS_SIZE } from '@/lib/view/layout/cards'
import { RoomCard } from './room-card'
import { RoomLine } from './room-line'
import { useRoomType } from './use-room-type'

const PAD = 18

/** Who sends requests, and how many. */
export const RoomUsers = memo(function RoomUsers({ id, data }: NodeProps<PlacedFlowNode>) {
  const traffic = useViewOf('traffic', id)
  const { least } = useRoomType(data.scale)
  if (traffic === undefined) return null
  const width = USERS_SIZE.width - PAD
  const name = `${traffic.name.charAt(0).toUpperCase()}${traffic.name.slice(1)}`
  return (
    <Scaled by={data.scale}>
      <RoomCard
        thing={id}
        label={`Traffic source ${traffic.name}, ${plural(Math.round(traffic.rps), 'request per second', 'requests per second')}`}
      >
        <RoomLine text={name} width={width} most={24} least={least} className="font-bold" />
        <RoomLine
          text={wayRate(Math.round(traffic.rps))}
          width={width}
          most={30}
          least={least}
          isNumber
          className="font-bold"
        />
      </RoomCard>
    </Scaled>
  )
})

/** The load balancer with its name and its first rules, as many as can be read. */
export const RoomLoadBalancer = memo(function RoomLoadBalancer({ id, data }: NodeProps<PlacedFlowNode>) {
  const loadBalancer = useViewOf('loadBalancer', id)
  const { least } = useRoomType(data.scale)
  if (loadBalancer === undefined) return null
  const width = LOAD_BALANCER_WIDTH - PAD
  const ports = loadBalancer.listeners.map(({ protocol, port }) => `${protocol}:${port}`).join('  ')
  return (
    <Scaled by={data.scale}>
      <RoomCard
        thing={id}
        label={`${balancerName(loadBalancer)} ${loadBalancer.name}, ${loadBalancer.state}, ${ports}`}
      >
        <RoomLine text="Load balancer" width={width} most={24} least={least} className="font-bold" />
        <RoomLine
          text={ports === '' ? 'no listener' : ports}
          width={width}
          most={22}
          least={least}
          isNumber
          className="text-ink-2"
        />
      </RoomCard>
    </Scaled>
  )
})

/** The target group with its targets by state. */
export const RoomTargetGroup = memo(function RoomTargetGroup({ id, data }: NodeProps<PlacedFlowNode>) {
  const group = useViewOf('targetGroup', id)
  const { least } = useRoomType(data.scale)
  if (group === undefined) return null
  const width = TARGET_GROUP_SIZE.width - PAD
  const counts = targetCounts(group)
  const size = Math.max(least, Math.min(24, width / (counts.length * 3)))
  return (
    <Scaled by={data.scale}>
      <RoomCard thing={id} label={`${groupTitle(group)} ${groupName(group)}, ${targetCountsText(counts)}`}>
        <RoomLine
          text={`${groupTitle(group)} ${groupName(group)}`}
          width={width}
          most={20}
          least={least}
          className="font-bold"
        />
        <span className="flex items-center gap-3">
          {counts.map(({ state, count }) => (
            <span key={state} className="flex items-center gap-1">
              <HealthMark mark={count === 0 ? 'stopped' : state} size={size} />
              <span className="num font-bold" style={{ fontSize: size, lineHeight: 1.18 }}>
                {count}
              </span>
            </span>
          ))}
        </span>
      </RoomCard>
    </Scaled>
  )
})

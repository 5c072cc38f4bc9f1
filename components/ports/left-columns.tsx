'use client'

import { memo } from 'react'
import { moveFocus } from '@/components/ui/roving-focus'
import type { Columns, Placed } from '@/lib/view/ports/columns'
import type { Stage } from '@/lib/view/ports/links'
import type { PortsPicture } from '@/lib/view/ports/picture'
import { ClientNode, GroupNode, ListenerNode, RuleNode } from './map-node'

export interface LeftColumnsProps {
  readonly picture: PortsPicture
  readonly columns: Columns
  readonly placed: Placed
  readonly rates: ReadonlyMap<string, number>
  /** Nodes of the way that is lit. */
  readonly on: ReadonlySet<string>
}

/** Clients, listeners, rules and target groups, as many columns of them as there is room for. */
export const LeftColumns = memo(function LeftColumns({
  picture,
  columns,
  placed,
  rates,
  on,
}: LeftColumnsProps) {
  const { world, listeners } = picture
  const hasListener = columns.stages.includes('listener')
  const hasSeveral = world.loadBalancer.length > 1
  // Tab comes to the first, arrow keys lead on.
  const [stop] = placed.boxes.keys()
  const node = (key: string) => {
    const box = placed.boxes.get(key)
    return box && { node: key, box, rate: rates.get(key) ?? 0, isOn: on.has(key), isStop: key === stop }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among the nodes in it.
    <div className="relative" style={{ height: placed.height }} onKeyDown={moveFocus}>
      {world.traffic.map((traffic) => {
        const at = node(traffic.key)
        return at && <ClientNode key={traffic.key} traffic={traffic} {...at} />
      })}
      {listeners.map((listener) => {
        const at = node(listener.arn)
        return at && <ListenerNode key={listener.arn} listener={listener} hasSeveral={hasSeveral} {...at} />
      })}
      {listeners.flatMap((listener) =>
        listener.rules.map((rule) => {
          const at = node(rule.arn)
          return (
            at && (
              <RuleNode key={rule.arn} rule={rule} listener={listener} hasListener={hasListener} {...at} />
            )
          )
        }),
      )}
      {world.targetGroup.map((group) => {
        const at = node(group.key)
        return at && <GroupNode key={group.key} group={group} {...at} />
      })}
    </div>
  )
})

const ROOM_FOR_WORDS = 300

const NAMES: Readonly<Record<Stage, string>> = {
  client: 'Clients',
  listener: 'Listeners',
  rule: 'Rules',
  group: 'Target groups',
  port: 'Instance : host port → container : port',
}

export function ColumnHeads({ columns: { stages, places } }: { readonly columns: Columns }) {
  return (
    <div aria-hidden className="relative h-6">
      {stages.map((stage) => {
        const place = places.get(stage)
        return (
          place && (
            <span
              key={stage}
              className="overline-title absolute top-0 truncate"
              style={{ left: place.x, maxWidth: stage === 'port' ? place.width : place.width + 24 }}
            >
              {stage === 'port' && place.width < ROOM_FOR_WORDS ? 'Host port → container port' : NAMES[stage]}
            </span>
          )
        )
      })}
    </div>
  )
}

'use client'

import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { useView } from '@/components/hooks/use-run'
import {
  groupToPoint,
  loadBalancerToGroup,
  pathOf,
  rectOf,
  topOf,
  usersToLoadBalancer,
} from '@/lib/view/layout/anchors'
import type { CanvasLayout } from '@/lib/view/layout/canvas'
import { loadBalancersOf } from '@/lib/view/layout/geometry'
import type { ViewState } from '@/lib/view/run/store'

/** `from to state` of every connection, sorted and joined: the same string while nothing has changed. */
function selectLinks({ kinds }: ViewState): string {
  const links = new Set<string>()
  for (const { key, loadBalancerArn } of kinds.traffic) links.add(`users ${key} ${loadBalancerArn}`)
  for (const group of kinds.targetGroup) {
    for (const arn of loadBalancersOf(group, kinds.loadBalancer)) links.add(`group ${arn} ${group.key}`)
  }
  for (const task of kinds.task) {
    for (const { targetGroupArn } of task.targets) links.add(`task ${targetGroupArn} ${task.instanceId}`)
  }
  return [...links].sort().join('\n')
}

/** Who sends requests to whom, as still lines below the cards; the requests themselves are drawn above. */
export const Wires = memo(function Wires({ layout }: { readonly layout: CanvasLayout }) {
  const links = useView(selectLinks)
  const paths = links === '' ? [] : links.split('\n').flatMap((link) => pathOfLink(layout, link))
  const { x, y, width, height } = layout.bounds
  return (
    <ViewportPortal>
      <svg
        aria-hidden
        className="pointer-events-none absolute overflow-visible"
        style={{ left: x, top: y, zIndex: -1 }}
        width={Math.max(1, width)}
        height={Math.max(1, height)}
        viewBox={`${x} ${y} ${Math.max(1, width)} ${Math.max(1, height)}`}
      >
        {paths.map(({ link, d }) => (
          <path
            key={link}
            d={d}
            fill="none"
            stroke="var(--line-strong)"
            strokeOpacity={0.75}
            strokeWidth={1.6}
          />
        ))}
      </svg>
    </ViewportPortal>
  )
})

function pathOfLink(layout: CanvasLayout, link: string): { readonly link: string; readonly d: string }[] {
  const [kind, fromKey = '', toKey = ''] = link.split(' ')
  const from = rectOf(layout, fromKey)
  const to = rectOf(layout, toKey)
  if (from === null || to === null) return []
  if (kind === 'users') return [{ link, d: pathOf(usersToLoadBalancer(from, to)) }]
  return [
    { link, d: pathOf(kind === 'group' ? loadBalancerToGroup(from, to) : groupToPoint(from, topOf(to))) },
  ]
}

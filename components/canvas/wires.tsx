'use client'

import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useCalmKind } from '@/components/hooks/use-view'
import type { KindIndex } from '@/lib/view/kinds/kind-index'
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

type LinkedKinds = Pick<KindIndex, 'traffic' | 'targetGroup' | 'loadBalancer' | 'task'>

/** `from to state` of every connection, sorted and joined: the same string while nothing has changed. */
function linksOf(kinds: LinkedKinds): string {
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
  const traffic = useCalmKind('traffic')
  const targetGroup = useCalmKind('targetGroup')
  const loadBalancer = useCalmKind('loadBalancer')
  const task = useCalmKind('task')
  const links = useMemo(
    () => linksOf({ traffic, targetGroup, loadBalancer, task }),
    [traffic, targetGroup, loadBalancer, task],
  )
  const path = useMemo(
    () =>
      links === ''
        ? ''
        : links
            .split('\n')
            .map((link) => pathOfLink(layout, link))
            .join(''),
    [links, layout],
  )
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
        <path d={path} fill="none" stroke="var(--line-strong)" strokeOpacity={0.75} strokeWidth={1.6} />
      </svg>
    </ViewportPortal>
  )
})

function pathOfLink(layout: CanvasLayout, link: string): string {
  const [kind, fromKey = '', toKey = ''] = link.split(' ')
  const from = rectOf(layout, fromKey)
  const to = rectOf(layout, toKey)
  if (from === null || to === null) return ''
  if (kind === 'users') return pathOf(usersToLoadBalancer(from, to))
  return pathOf(kind === 'group' ? loadBalancerToGroup(from, to) : groupToPoint(from, topOf(to)))
}

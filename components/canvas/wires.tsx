'use client'

import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import type { TaskView } from '@/lib/protocol'
import type { KindIndex } from '@/lib/view/kinds/kind-index'
import { taskEntry } from '@/lib/view/layout/anchors'
import type { CanvasLayout } from '@/lib/view/layout/canvas'
import { type CanvasGeometry, loadBalancersOf } from '@/lib/view/layout/geometry'
import { pathOf } from '@/lib/view/layout/way'
import { type CanvasWays, waysOf } from '@/lib/view/layout/ways'
import type { ViewState } from '@/lib/view/run/store'

type LinkedKinds = Pick<KindIndex, 'traffic' | 'targetGroup' | 'loadBalancer'>

/** The ways that requests take, as still lines below the cards; the requests themselves are drawn above. */
export const Wires = memo(function Wires({ layout }: { readonly layout: CanvasLayout }) {
  const run = useRun()
  const traffic = useCalmKind('traffic')
  const targetGroup = useCalmKind('targetGroup')
  const loadBalancer = useCalmKind('loadBalancer')
  const task = useCalmKind('task')
  const upper = useMemo(
    () => upperPaths(waysOf(layout), { traffic, targetGroup, loadBalancer }),
    [layout, traffic, targetGroup, loadBalancer],
  )
  const gutters = useMemo(
    () => gutterPaths(waysOf(layout), entriesOf(task, run.geometry, run.store.getState())),
    [layout, task, run],
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
        <path
          d={upper + gutters}
          fill="none"
          stroke="var(--line-strong)"
          strokeOpacity={0.75}
          strokeWidth={1.6}
        />
      </svg>
    </ViewportPortal>
  )
})

function upperPaths(ways: CanvasWays, { traffic, targetGroup, loadBalancer }: LinkedKinds): string {
  return [
    ...traffic.map(({ key, loadBalancerArn }) => ways.usersToLoadBalancer(key, loadBalancerArn)),
    ...targetGroup.flatMap((group) =>
      loadBalancersOf(group, loadBalancer).map((arn) => ways.loadBalancerToGroup(arn, group.key)),
    ),
  ]
    .map((way) => (way === null ? '' : pathOf(way)))
    .join('')
}

/** By target group and instance: how far below the instance's corner its ways lead into it. */
type Entries = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<number>>>

function entriesOf(tasks: readonly TaskView[], geometry: CanvasGeometry, state: ViewState): Entries {
  const entries = new Map<string, Map<string, Set<number>>>()
  for (const task of tasks) {
    if (task.targets.length === 0) continue
    const box = geometry.packingOn(state, task.instanceId)?.boxes.get(task.key)
    const y = box && taskEntry(box)[0]?.y
    if (y === undefined) continue
    for (const { targetGroupArn } of task.targets) {
      const instances = entries.get(targetGroupArn) ?? new Map<string, Set<number>>()
      entries.set(targetGroupArn, instances)
      instances.set(task.instanceId, (instances.get(task.instanceId) ?? new Set()).add(y))
    }
  }
  return entries
}

function gutterPaths(ways: CanvasWays, entries: Entries): string {
  let path = ''
  for (const [group, instances] of entries) {
    for (const [instance, ys] of instances) {
      for (const y of ys) {
        const way = ways.groupToGutter(group, instance, y)
        if (way !== null) path += pathOf(way)
      }
    }
  }
  return path
}

'use client'

import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import type { QueueView, TaskView } from '@/lib/protocol'
import type { KindIndex } from '@/lib/view/kinds/kind-index'
import { entryLine } from '@/lib/view/layout/anchors'
import type { CanvasLayout } from '@/lib/view/layout/canvas'
import { loadBalancersOf } from '@/lib/view/layout/geometry'
import { STREAM_WIDTH } from '@/lib/view/layout/stream'
import { pathOf } from '@/lib/view/layout/way'
import { type CanvasWays, waysOf } from '@/lib/view/layout/ways'
import { isWorkerOf } from '@/lib/view/layout/workers'
import type { Run } from '@/lib/view/run/run'

type LinkedKinds = Pick<KindIndex, 'traffic' | 'targetGroup' | 'loadBalancer'>

/** The ways that requests and messages take, as still lines below the cards; the requests themselves are drawn above. */
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
  const queue = useCalmKind('queue')
  const entries = useMemo(() => entriesOf(task, queue, run), [task, queue, run])
  const gutters = useMemo(() => gutterPaths(waysOf(layout), entries), [layout, entries])
  const { x, y, width, height } = layout.bounds
  const scale = layout.nodes.find(({ kind }) => kind === 'loadBalancer')?.scale ?? 1
  return (
    <ViewportPortal>
      <svg
        aria-hidden
        data-ways=""
        className="pointer-events-none absolute overflow-visible"
        style={{ left: x, top: y, zIndex: -1 }}
        width={Math.max(1, width)}
        height={Math.max(1, height)}
        viewBox={`${x} ${y} ${Math.max(1, width)} ${Math.max(1, height)}`}
      >
        <path
          d={upper}
          fill="none"
          stroke="var(--stream)"
          strokeWidth={STREAM_WIDTH * scale}
          strokeLinejoin="round"
        />
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

/** `from instance y` of every place at which requests or messages come into an instance, joined: the same string while none has changed. */
function entriesOf(
  tasks: readonly TaskView[],
  queues: readonly QueueView[],
  { geometry, store }: Pick<Run, 'geometry' | 'store'>,
): string {
  const state = store.getState()
  const entries = new Set<string>()
  for (const task of tasks) {
    const { key, instanceId, targets } = task
    const queuesOfTask = queues.filter((queue) => isWorkerOf(queue, task))
    const senders = [
      ...targets.map(({ targetGroupArn }) => targetGroupArn),
      ...queuesOfTask.map((one) => one.key),
    ]
    const box = senders.length === 0 ? undefined : geometry.packingOn(state, instanceId)?.boxes.get(key)
    if (box === undefined) continue
    for (const from of senders) entries.add(`${from} ${instanceId} ${entryLine(box)}`)
  }
  return [...entries].join('\n')
}

function gutterPaths(ways: CanvasWays, entries: string): string {
  const paths = entries.split('\n').map((entry) => {
    const [from = '', instance = '', y = ''] = entry.split(' ')
    const way = ways.toGate(from, instance, Number(y))
    return way === null ? '' : pathOf(way)
  })
  return paths.join('')
}

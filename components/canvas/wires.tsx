'use client'

import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import type { QueueView, ServiceView, TaskView } from '@/lib/protocol'
import type { KindIndex } from '@/lib/view/kinds/kind-index'
import { entryLine } from '@/lib/view/layout/anchors'
import { callLinks } from '@/lib/view/layout/call-links'
import type { CanvasLayout } from '@/lib/view/layout/canvas'
import { loadBalancersOf } from '@/lib/view/layout/geometry'
import { STREAM_WIDTH } from '@/lib/view/layout/stream'
import { pathOf } from '@/lib/view/layout/way'
import { type CanvasWays, type TaskPlace, waysOf } from '@/lib/view/layout/ways'
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
  const service = useCalmKind('service')
  const calls = useMemo(() => linksOf(service, task, run), [service, task, run])
  const callPaths = useMemo(() => pathsBetween(waysOf(layout), calls), [layout, calls])
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
        <path
          data-calls=""
          d={callPaths}
          fill="none"
          stroke="var(--accent)"
          strokeOpacity={0.6}
          strokeWidth={1.6}
          strokeDasharray="5 4"
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

/** Of every two tasks between which calls run, joined; boxes are numbers between 0 and 1. */
function linksOf(
  services: readonly ServiceView[],
  tasks: readonly TaskView[],
  { geometry, store }: Pick<Run, 'geometry' | 'store'>,
): string {
  const state = store.getState()
  const place = ({ key, instanceId }: TaskView) => {
    const box = geometry.packingOn(state, instanceId)?.boxes.get(key)
    return box === undefined ? `${instanceId}` : [instanceId, box.x, box.y, box.width, box.height].join(' ')
  }
  return callLinks(services, tasks)
    .map(({ caller, callee }) => `${place(caller)}|${place(callee)}`)
    .join('\n')
}

function pathsBetween(ways: CanvasWays, links: string): string {
  const placeOf = (text = ''): TaskPlace => {
    const [instance = '', ...numbers] = text.split(' ')
    const [x, y, width, height] = numbers.map(Number)
    const isDrawn = x !== undefined && y !== undefined && width !== undefined && height !== undefined
    return { instance, box: isDrawn ? { x, y, width, height } : null }
  }
  if (links === '') return ''
  const paths = links.split('\n').map((link) => {
    const [caller, callee] = link.split('|')
    const way = ways.between(placeOf(caller), placeOf(callee))
    return way === null ? '' : pathOf(way)
  })
  return paths.join('')
}

function gutterPaths(ways: CanvasWays, entries: string): string {
  const paths = entries.split('\n').map((entry) => {
    const [from = '', instance = '', y = ''] = entry.split(' ')
    const way = ways.toGate(from, instance, Number(y))
    return way === null ? '' : pathOf(way)
  })
  return paths.join('')
}

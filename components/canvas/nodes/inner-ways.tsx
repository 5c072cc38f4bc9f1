'use client'

import { memo } from 'react'
import { useViewShallow } from '@/components/hooks/use-run'
import type { TaskView } from '@/lib/protocol'
import { taskEntry } from '@/lib/view/layout/anchors'
import type { Point, Rect } from '@/lib/view/layout/cards'
import { tasksOn } from '@/lib/view/layout/tasks-on'
import { pathOf, wayThrough } from '@/lib/view/layout/way'
import { isSentTo } from '@/lib/view/layout/workers'
import { GateButtons, TaskGateButton } from './gate-buttons'

/** Width and height of the notch through which requests enter a task. */
const NOTCH = 9
/** Half the height of a gate. */
const GATE = 8

/**
 * The last part of the ways, from the edge of the instance into each task that is a target or takes messages, and the notches where they
 * end. At the edge stands the gate of the instance, its security group: two posts, or a bar where no rule lets the load balancer in. The
 * gate before a task in awsvpc is that of its own network interface. A
 * worker fetches its messages itself: no gate is in its way.
 */
export const InnerWays = memo(function InnerWays({
  id,
  boxes,
  hasButtons = false,
}: {
  readonly id: string
  readonly boxes: ReadonlyMap<string, Rect>
  /** Whether the gates can be pressed. */
  readonly hasButtons?: boolean
}) {
  const sentTo = useViewShallow(({ kinds }) =>
    tasksOn(kinds.task, id).flatMap((task) =>
      isSentTo(task, kinds.queue) ? [`${gateOf(task)}${ownGroupOf(task)}|${task.key}`] : [],
    ),
  )
  const entries = sentTo.flatMap((text) => {
    const [gate = '', key = ''] = text.split('|')
    const box = boxes.get(key)
    return box === undefined
      ? []
      : [{ corners: taskEntry(box), gate: gate.charAt(0), own: gate.slice(1), key }]
  })
  const withGate = (gate: Gate) => entries.filter((one) => one.gate === gate).map(({ corners }) => corners)
  const open = withGate('+')
  const shared = entries.filter(({ gate, own }) => gate !== 'o' && own === '')
  const closed = withGate('-')
  return (
    <>
      <svg
        aria-hidden
        data-ways=""
        width={1}
        height={1}
        className="pointer-events-none absolute top-0 left-0 overflow-visible"
      >
        <g fill="none" stroke="var(--line-strong)" strokeWidth={1.6}>
          <path d={paths([...open, ...withGate('o')])} />
          <path d={paths(closed)} strokeDasharray="3 3" />
          <path data-ends="" d={ends(entries.map(({ corners }) => corners))} fill="var(--surface)" />
        </g>
        <path
          d={gates(open, POSTS)}
          fill="none"
          stroke="var(--good)"
          strokeWidth={2.6}
          strokeLinecap="round"
        />
        <path d={gates(closed, BAR)} fill="none" stroke="var(--bad)" strokeWidth={5} strokeLinecap="round" />
      </svg>
      {hasButtons && (
        <>
          <GateButtons id={id} heights={heightsOf(shared.map(({ corners }) => corners))} />
          {entries
            .filter(({ own }) => own !== '')
            .map(({ corners, own, key }) => (
              <TaskGateButton key={key} task={key} group={own} height={corners[0]?.y ?? 0} />
            ))}
        </>
      )}
    </>
  )
})

/** Open, closed, or none. */
type Gate = '+' | '-' | 'o'

function gateOf({ targets }: TaskView): Gate {
  if (targets.length === 0) return 'o'
  return targets.every(({ isAdmitted }) => isAdmitted) ? '+' : '-'
}

/** The security group of its own network interface; empty where it is its instance's. */
function ownGroupOf({ networkInterface }: TaskView): string {
  return networkInterface?.securityGroupIds[0] ?? ''
}

type Corners = readonly Point[]

function paths(all: readonly Corners[]): string {
  return all.map((corners) => pathOf(wayThrough(corners))).join('')
}

function ends(all: readonly Corners[]): string {
  return all
    .map((corners) => corners.at(-1))
    .map((end) => (end ? `M${end.x - NOTCH / 2},${end.y - NOTCH / 2}h${NOTCH}v${NOTCH}h${-NOTCH}z` : ''))
    .join('')
}

const POSTS = (y: number) => `M-3,${y - GATE - 1}L1,${y - GATE + 3}M-3,${y + GATE + 1}L1,${y + GATE - 3}`
const BAR = (y: number) => `M0,${y - GATE}V${y + GATE}`

/** One for each height at which ways come in. */
function gates(all: readonly Corners[], shape: (y: number) => string): string {
  return heightsOf(all).map(shape).join('')
}

function heightsOf(all: readonly Corners[]): readonly number[] {
  return [...new Set(all.map(([first]) => first?.y ?? 0))]
}

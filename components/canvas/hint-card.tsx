'use client'

import type { CSSProperties, ReactNode } from 'react'
import { useUsedShallow } from '@/components/hooks/use-run'
import { InstanceMeters } from '@/components/inspector/instance-meters'
import { TaskMeters } from '@/components/inspector/task-meters'
import type { InstanceView, TaskView } from '@/lib/protocol'
import { perSecond, shortId } from '@/lib/view/describe/format'
import { markWord, portText, taskLook } from '@/lib/view/describe/task-look'
import { statusOf } from '@/lib/view/kinds/kinds'
import { HINT_ID } from './hooks/use-hint'

const WIDTH = 248
/** About what it needs; where there is less below, it stands above. */
const HEIGHT = 230
const AWAY = 8

export function HintCard({ thing, at }: { readonly thing: string; readonly at: DOMRect }) {
  const [view, now] = useUsedShallow(
    thing,
    (state) => [state.views.get(thing), Math.floor(state.now / 1_000_000)] as const,
  )
  if (view?.kind === 'task') return <TaskHint task={view} now={now * 1_000_000} at={at} />
  return view?.kind === 'instance' ? <InstanceHint instance={view} at={at} /> : null
}

function TaskHint({
  task,
  now,
  at,
}: {
  readonly task: TaskView
  readonly now: number
  readonly at: DOMRect
}) {
  const look = taskLook(task, now)
  return (
    <Card at={at} title={task.taskDefinition} detail={[portText(look), perSecond(task.requestsPerSecond)]}>
      <p>
        ECS: {task.lastStatus}
        {look.targetState === null ? ` · ${markWord(look.mark)}` : ` · load balancer: ${look.targetState}`}
        {look.note !== null && <span className="block text-ink-2">{look.note}</span>}
      </p>
      <TaskMeters task={task} />
    </Card>
  )
}

function InstanceHint({ instance, at }: { readonly instance: InstanceView; readonly at: DOMRect }) {
  const { key, instanceType, zone, privateIp, requestsPerSecond } = instance
  return (
    <Card at={at} title={shortId(key)} detail={[instanceType, zone, privateIp, perSecond(requestsPerSecond)]}>
      <p>{statusOf(instance)?.text}</p>
      <InstanceMeters instance={instance} />
    </Card>
  )
}

interface CardProps {
  readonly at: DOMRect
  readonly title: string
  readonly detail: readonly string[]
  readonly children: ReactNode
}

function Card({ at, title, detail, children }: CardProps) {
  return (
    <div
      id={HINT_ID}
      role="tooltip"
      style={placeBeside(at)}
      className="pointer-events-none fixed z-40 rounded-lg border border-line bg-surface p-2.5 text-sm shadow-float"
    >
      <p className="num font-bold text-base wrap-anywhere">{title}</p>
      <p className="num mb-1.5 text-ink-2 text-xs">{detail.filter((text) => text !== '').join(' · ')}</p>
      {children}
    </div>
  )
}

function placeBeside(at: DOMRect): CSSProperties {
  const left = Math.max(AWAY, Math.min(at.left, window.innerWidth - WIDTH - AWAY))
  const isAbove = at.bottom + HEIGHT > window.innerHeight
  return isAbove
    ? { left, width: WIDTH, bottom: window.innerHeight - at.top + AWAY }
    : { left, width: WIDTH, top: at.bottom + AWAY }
}

'use client'

import { useCalm, useKeyed, useRun } from '@/components/hooks/use-run'
import { shortId } from '@/lib/view/describe/format'
import { gateText } from '@/lib/view/describe/gate'
import { tasksOn } from '@/lib/view/layout/tasks-on'

const SIZE = { width: 18, height: 26 } as const

/**
 * The gates at the edge of an instance as buttons: each selects its security group. All are one group's, so that one of them is enough
 * for the keyboard.
 */
export function GateButtons({ id, heights }: { readonly id: string; readonly heights: readonly number[] }) {
  const groupId = useKeyed(id, (state) => {
    const view = state.views.get(id)
    return view?.kind === 'instance' ? (view.securityGroupIds[0] ?? null) : null
  })
  const words = useCalm(({ kinds }) => gateText({ key: id }, tasksOn(kinds.task, id)))
  if (groupId === null) return null
  const label = `Gate of ${shortId(id)}, security group ${shortId(groupId)}: ${words}`
  return heights.map((y, index) => (
    <GateButton key={y} groupId={groupId} label={label} height={y} isInTabOrder={index === 0} />
  ))
}

/** The gate of a task in awsvpc: the group of its own network interface. */
export function TaskGateButton({
  task,
  group,
  height,
}: {
  readonly task: string
  readonly group: string
  readonly height: number
}) {
  const isOpen = useKeyed(task, (state) => {
    const view = state.views.get(task)
    return view?.kind === 'task' && view.targets.every(({ isAdmitted }) => isAdmitted)
  })
  const label = `Gate of task ${shortId(task.slice(task.lastIndexOf('/') + 1))}, security group ${shortId(group)} of its network interface: ${isOpen ? 'open' : 'closed'}`
  return <GateButton groupId={group} label={label} height={height} isInTabOrder />
}

function GateButton({
  groupId,
  label,
  height,
  isInTabOrder,
}: {
  readonly groupId: string
  readonly label: string
  readonly height: number
  readonly isInTabOrder: boolean
}) {
  const { store } = useRun()
  const isSelected = useKeyed(groupId, (state) => state.selectedKey === groupId)
  return (
    <button
      type="button"
      tabIndex={isInTabOrder ? 0 : -1}
      aria-hidden={!isInTabOrder}
      aria-label={label}
      aria-pressed={isSelected}
      title={label}
      onClick={() => store.getState().select(groupId)}
      className="nopan absolute rounded-[5px] hover:bg-accent-soft/70 aria-pressed:outline-2 aria-pressed:outline-ink"
      style={{ left: -SIZE.width / 2, top: height - SIZE.height / 2, ...SIZE }}
    />
  )
}

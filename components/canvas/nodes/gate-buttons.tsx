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
  const { store } = useRun()
  const groupId = useKeyed(id, (state) => {
    const view = state.views.get(id)
    return view?.kind === 'instance' ? (view.securityGroupIds[0] ?? null) : null
  })
  const words = useCalm(({ kinds }) => gateText({ key: id }, tasksOn(kinds.task, id)))
  const isSelected = useKeyed(groupId, (state) => groupId !== null && state.selectedKey === groupId)
  if (groupId === null) return null
  const label = `Gate of ${shortId(id)}, security group ${shortId(groupId)}: ${words}`
  return heights.map((y, index) => (
    <button
      key={y}
      type="button"
      tabIndex={index === 0 ? 0 : -1}
      aria-hidden={index > 0}
      aria-label={label}
      aria-pressed={isSelected}
      title={label}
      onClick={() => store.getState().select(groupId)}
      className="nopan absolute rounded-[5px] hover:bg-accent-soft/70 aria-pressed:outline-2 aria-pressed:outline-ink"
      style={{ left: -SIZE.width / 2, top: y - SIZE.height / 2, ...SIZE }}
    />
  ))
}

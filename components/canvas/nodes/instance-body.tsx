'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { formatMiB } from '@/lib/view/describe/format'
import type { TaskPacking } from '@/lib/view/layout/tasks'
import type { Detail } from '@/lib/view/layout/viewport'
import type { Run } from '@/lib/view/run/run'
import type { ViewState } from '@/lib/view/run/store'
import { useCarryTarget } from '../hooks/use-carry'
import { FreeRoom } from './free-room'
import { TaskBox } from './task-box'

const selectPacking =
  (run: Run, id: string) =>
  (state: ViewState): TaskPacking | null => {
    const view = state.views.get(id)
    return view?.kind === 'instance' ? run.geometry.packing(view, run.geometry.tasksOn(state, id)) : null
  }

const selectFreeText =
  (id: string) =>
  (state: ViewState): string | null => {
    const view = state.views.get(id)
    if (view?.kind !== 'instance' || view.containerInstanceArn === null) return null
    return `${view.cpu.registered - view.cpu.reserved} cpu · ${formatMiB(view.memory.registered - view.memory.reserved)} free`
  }

/** The tasks to scale and the room that is left. */
export function InstanceBody({ id, detail }: { readonly id: string; readonly detail: Detail }) {
  const run = useRun()
  const packing = useView(selectPacking(run, id))
  const freeText = useView(selectFreeText(id))
  // What is carried takes the words' place.
  const isAnswering = useCarryTarget(id).target !== undefined
  if (packing === null) return null
  return (
    <>
      <FreeRoom free={packing.free} text={detail === 'near' && !isAnswering ? freeText : null} />
      {[...packing.boxes].map(([key, box]) => (
        <TaskBox key={key} taskKey={key} box={box} detail={detail} />
      ))}
    </>
  )
}

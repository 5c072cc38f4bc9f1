'use client'

import { useKeyed, useRun, useView } from '@/components/hooks/use-run'
import { formatMiB } from '@/lib/view/describe/format'
import { type Detail, isAfar } from '@/lib/view/layout/viewport'
import type { ViewState } from '@/lib/view/run/store'
import { useCarryTarget } from '../hooks/use-carry'
import { FarMarks } from './far-marks'
import { FreeRoom } from './free-room'
import { InnerWays } from './inner-ways'
import { TaskBox } from './task-box'

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
  const packing = useView((state) => run.geometry.packingOn(state, id))
  const freeText = useKeyed(id, selectFreeText(id))
  // What is carried takes the words' place.
  const isAnswering = useCarryTarget(id).target !== undefined
  if (packing === null) return null
  return (
    <>
      <FreeRoom free={packing.free} text={detail === 'near' && !isAnswering ? freeText : null} />
      {!isAfar(detail) && <InnerWays id={id} boxes={packing.boxes} hasButtons />}
      {[...packing.boxes].map(([key, box]) => (
        <TaskBox key={key} taskKey={key} box={box} detail={detail} />
      ))}
      {isAfar(detail) && <FarMarks boxes={packing.boxes} />}
    </>
  )
}

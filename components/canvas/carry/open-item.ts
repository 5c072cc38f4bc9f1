import type { CarryItem } from '@/lib/view/carry/items'
import type { Run } from '@/lib/view/run/run'
import { NARROW_PX } from '@/lib/view/session/preferences'

/** A click on a card of the palette: the thing is shown, and not carried. What stands on the canvas selects itself. */
export function openItem(run: Run, item: CarryItem): void {
  const { select, inspectFault, build } = run.store.getState()
  if (item.kind === 'taskDefinition') select(item.arn)
  else if (item.kind === 'fault') inspectFault(item.fault)
  else if (item.kind === 'instanceType') build('instances', { instanceType: item.instanceType })
}

/** A tap on a card: a finger cannot show first what it will pick up, so it picks up at once, and another tap puts down. */
export function tapItem(run: Run, item: CarryItem): void {
  if (item.kind === 'task' || item.kind === 'group') return
  run.carrying.pickUpByKey(item)
  // The palette lies over where things may be dropped.
  if (window.innerWidth < NARROW_PX) run.store.getState().togglePanel('left', false)
}

import type { CarryItem } from '@/lib/view/carry/items'
import { carryStore, sendCarry } from '@/lib/view/carry/store'
import { firstTarget } from '@/lib/view/carry/targets'

/** Picks up with the first place that would accept aimed at. */
export function pickUpByKey(item: CarryItem): void {
  sendCarry({ type: 'pickUp', item, targetKey: null })
  const { carry, targets } = carryStore.getState()
  if (carry.phase === 'carrying') sendCarry({ type: 'aim', targetKey: firstTarget([...targets.values()]) })
}

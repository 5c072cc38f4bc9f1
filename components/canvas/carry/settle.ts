import { attempt } from '@/lib/view/carry/attempt'
import { type CarryItem, itemLabel, targetKindsOf } from '@/lib/view/carry/items'
import type { CarryOutcome } from '@/lib/view/carry/step'
import type { Run } from '@/lib/view/run/run'

/** What comes of letting go: the operations, or an explanation. Says it aloud. */
export async function settle(
  run: Run,
  outcome: CarryOutcome | null,
  say: (text: string) => void,
): Promise<void> {
  if (outcome === null || outcome.type === 'clicked') return
  const label = itemLabel(outcome.item)
  if (outcome.type === 'cancelled') say(`${label}: cancelled. Nothing was changed.`)
  else if (outcome.type === 'missed') {
    const hint = `Drop ${label} on ${placesOf(outcome.item)}. Nothing was changed.`
    say(hint)
    run.store.getState().notify('info', hint)
  } else {
    const done = await attempt(outcome.item, outcome.targetKey, run)
    say(done ? `${label} dropped.` : `${label} was not accepted.`)
  }
}

const PLACES = {
  instance: 'an instance',
  zone: 'an Availability Zone',
  task: 'a task',
  service: 'a service',
  targetGroup: 'a target group',
} as const

function placesOf(item: CarryItem): string {
  return targetKindsOf(item)
    .map((kind) => PLACES[kind])
    .join(' or ')
}

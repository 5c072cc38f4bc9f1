// What the scheduler remembers of a service from one look to the next. It is its own: nobody else writes here.

import type { SchedulerNotes } from './state'
import type { World } from './world'

export function notesOf({ state }: Pick<World, 'state'>, serviceArn: string): SchedulerNotes {
  const known = state.schedulerNotes.get(serviceArn)
  if (known) return known
  const notes: SchedulerNotes = {
    beatAt: null,
    lookAt: null,
    targetWork: [],
    heldStarts: [],
    placementFailedAt: null,
    placementRetryAt: null,
  }
  state.schedulerNotes.set(serviceArn, notes)
  return notes
}

// What the scheduler remembers of a service and of its tasks from one look to the next. It is nobody's but the scheduler's;
// others read it to show it. Notes begin and end with their records.

import type { SchedulerNotes, TaskNotes } from './records/services'
import type { State } from './state'

interface Noted {
  readonly state: Pick<State, 'schedulerNotes' | 'taskNotes'>
}

export function notesOf({ state }: Noted, serviceArn: string): SchedulerNotes {
  const notes = state.schedulerNotes.get(serviceArn)
  if (!notes) throw new Error(`there are no notes of ${serviceArn}`)
  return notes
}

/** A service begins. One that takes the name of a deleted one takes over its beat, and targets that are still to be dealt with. */
export function beginNotes({ state }: Noted, serviceArn: string): void {
  const before = state.schedulerNotes.get(serviceArn)
  state.schedulerNotes.set(serviceArn, {
    blocked: null,
    steady: false,
    heldByProtection: false,
    failedStarts: 0,
    throttledUntil: null,
    wakeAt: null,
    targetChanges: [],
    lastMessages: {},
    beatAt: before?.beatAt ?? null,
    lookAt: before?.lookAt ?? null,
    targetWork: before?.targetWork ?? [],
    heldStarts: [],
    placementFailedAt: null,
    placementLack: null,
    unplaced: 0,
    placementRetryAt: null,
    breakerAt: null,
  })
}

/** Another deployment is PRIMARY now: what its predecessor went through says nothing about it. */
export function forgetTroubles(noted: Noted, serviceArn: string): void {
  const notes = notesOf(noted, serviceArn)
  notes.failedStarts = 0
  notes.throttledUntil = null
  notes.steady = false
  notes.heldByProtection = false
  notes.blocked = null
  notes.breakerAt = null
}

export function taskNotesOf({ state }: Noted, taskArn: string): TaskNotes {
  const notes = state.taskNotes.get(taskArn)
  if (!notes) throw new Error(`there are no notes of ${taskArn}`)
  return notes
}

/** A task of a service begins. */
export function beginTaskNotes({ state }: Noted, taskArn: string): void {
  state.taskNotes.set(taskArn, {
    startCounted: false,
    endSeen: false,
    exitCounted: false,
    foundHealthy: false,
    unhealthyReason: null,
    healthySince: null,
  })
}

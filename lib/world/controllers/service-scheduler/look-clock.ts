// When the scheduler looks at a service. At AWS's pace that is about every ten seconds, each service at its own phase, and a
// reason to look waits for the next look; a look that nobody has a reason for costs nothing, because it is never queued. At
// the instant pace a reason is a look, later in the same instant.

import { afterMs, PHASE, type SimTime } from '@/lib/engine'
import { draw, timingOf, waitMs } from '../../pace'
import type { Service } from '../../records/services'
import { notesOf } from '../../scheduler-notes'
import type { World } from '../../world'

interface Due {
  readonly serviceArn: string
  readonly at: number
}

export interface LookClock {
  /** A look as soon as the pace allows. */
  wake(serviceArn: string): void
  /** A look as soon as the pace allows from `at` on, unless an earlier one comes first. */
  wakeAt(serviceArn: string, at: SimTime): void
}

export function createLookClock(world: World, look: (service: Service) => void): LookClock {
  return world.pace === 'instant' ? instantClock(world, look) : pacedClock(world, look)
}

function instantClock(world: World, look: (service: Service) => void): LookClock {
  const { engine, state } = world
  const kind = engine.payloadKind<Due>('service-scheduler', ({ serviceArn, at }) => {
    const service = state.services.get(serviceArn)
    const notes = state.schedulerNotes.get(serviceArn)
    // A look that was overtaken by an earlier one is void.
    if (!service || notes?.wakeAt !== at) return
    notes.wakeAt = null
    look(service)
  })
  const wakeAt = (serviceArn: string, at: SimTime): void => {
    const notes = state.schedulerNotes.get(serviceArn)
    if (!notes || (notes.wakeAt !== null && notes.wakeAt <= at)) return
    notes.wakeAt = at
    engine.post(at, PHASE.controller, kind, { serviceArn, at } satisfies Due)
  }
  return { wake: (serviceArn) => wakeAt(serviceArn, engine.now), wakeAt }
}

function pacedClock(world: World, look: (service: Service) => void): LookClock {
  const { engine, state } = world
  const lookKind = engine.payloadKind<Due>('service-scheduler', ({ serviceArn, at }) => {
    const service = state.services.get(serviceArn)
    const notes = state.schedulerNotes.get(serviceArn)
    if (!service || notes?.lookAt !== at) return
    notes.lookAt = null
    look(service)
  })
  const wake = (serviceArn: string): void => {
    const notes = state.schedulerNotes.get(serviceArn)
    if (!notes || notes.lookAt !== null) return
    notes.lookAt = nextBeat(world, serviceArn)
    world.changes.mark('service', serviceArn)
    engine.post(notes.lookAt, PHASE.controller, lookKind, { serviceArn, at: notes.lookAt } satisfies Due)
  }
  const dueKind = engine.payloadKind<Due>('service-scheduler.due', ({ serviceArn, at }) => {
    const notes = state.schedulerNotes.get(serviceArn)
    if (notes?.wakeAt !== at) return
    notes.wakeAt = null
    wake(serviceArn)
  })
  return {
    wake,
    wakeAt(serviceArn, at) {
      const notes = state.schedulerNotes.get(serviceArn)
      if (!notes || (notes.wakeAt !== null && notes.wakeAt <= at)) return
      if (at <= engine.now) {
        wake(serviceArn)
        return
      }
      notes.wakeAt = at
      engine.post(at, PHASE.controller, dueKind, { serviceArn, at } satisfies Due)
    },
  }
}

/** The first look after now. The beat goes on while nobody looks, so that the phase of a service is its own. */
function nextBeat(world: World, serviceArn: string): SimTime {
  const { engine } = world
  const notes = notesOf(world, serviceArn)
  notes.beatAt ??= afterMs(engine.now, waitMs(world, 'serviceFirstLook', serviceArn))
  const random = engine.random.stream(`pace/schedulerLook/${serviceArn}`)
  while (notes.beatAt <= engine.now)
    notes.beatAt = afterMs(notes.beatAt, draw(timingOf(world, 'schedulerLook'), random))
  return notes.beatAt
}

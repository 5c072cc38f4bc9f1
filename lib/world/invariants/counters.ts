// Counters that are kept as tasks change say what a fold over the tables says.

import { hostIdOf } from '@/lib/world/hosts'
import { Reservations } from '../reservations'
import { standingOf } from '../service-roster'
import type { TaskStanding } from '../standings'
import type { World } from '../world'
import type { Invariant } from './invariant'

const reservationsAddUp: Invariant = {
  statement: 'what an instance is said to have reserved is what its tasks that are not STOPPED reserve',
  *broken({ state, tasks }: World) {
    const folded = new Map([...state.instances.keys()].map((id) => [id, new Reservations()]))
    for (const task of state.tasks.values())
      if (task.lastStatus !== 'STOPPED') folded.get(hostIdOf(task))?.hold(task)
    for (const [id, expected] of folded) {
      const kept = tasks.reservedOn(id)
      if (kept.describe() !== expected.describe())
        yield `${id} has ${expected.describe()}, said are ${kept.describe()}`
    }
  },
}

const rostersAddUp: Invariant = {
  statement: 'how many tasks of a service are said to be pending, running, healthy, … is how many are',
  *broken(world: World) {
    for (const service of world.state.services.values()) {
      const expected = new Map<TaskStanding, number>()
      for (const task of world.state.tasks.values()) {
        const standing = task.serviceArn === service.arn ? standingOf(world, service, task) : null
        if (standing !== null) expected.set(standing, (expected.get(standing) ?? 0) + 1)
      }
      const counts = world.rosters.of(service.arn).counts()
      for (const [standing, count] of Object.entries(counts) as [TaskStanding, number][]) {
        const found = expected.get(standing) ?? 0
        if (found !== count) yield `${service.name} has ${found} tasks ${standing}, said are ${count}`
      }
    }
  },
}

export const COUNTER_INVARIANTS: readonly Invariant[] = [reservationsAddUp, rostersAddUp]

// Counters that are kept as tasks change say what a fold over the tables says.

import { hostIdOf } from '@/lib/world/hosts'
import { Reservations } from '../reservations'
import { isHealthy } from '../service-counts'
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

const runningTasksAddUp: Invariant = {
  statement: 'how many tasks of a service are said to be RUNNING, and what they reserve, is how many are',
  *broken(world: World) {
    for (const service of world.state.services.values()) {
      const running = [...world.state.tasks.values()].filter(
        ({ serviceArn, lastStatus }) => serviceArn === service.arn && lastStatus === 'RUNNING',
      )
      const found = [
        running.length,
        running.filter((task) => isHealthy(world, service, task)).length,
        running.reduce((sum, { cpu }) => sum + cpu, 0),
        running.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0),
      ].join()
      const { byDefinition, healthy, cpu, memoryMiB } = world.rosters.of(service.arn).running()
      const count = [...byDefinition.values()].reduce((sum, ofOne) => sum + ofOne, 0)
      const said = [count, healthy, cpu, memoryMiB].join()
      if (found !== said) yield `${service.name} has ${found} (tasks, healthy, CPU, MiB), said are ${said}`
    }
  },
}

const placesAddUp: Invariant = {
  statement: 'what the tasks of a service are compared by when some have to stop adds up to the tasks',
  *broken({ state, rosters }: World) {
    for (const { arn, name } of state.services.values())
      for (const id of [undefined, ...state.deployments.keys()])
        for (const standing of ['pending', 'running', 'healthy', 'unhealthy'] as const) {
          const { tasks, kinds } = rosters.of(arn).candidates(standing, id)
          const found = new Map<string, number>()
          for (const { task } of tasks) {
            const { cpu, memoryMiB } = task
            const unhealthyReason = state.taskNotes.get(task.arn)?.unhealthyReason ?? null
            const isHealthy = unhealthyReason === null
            const isKept = id !== undefined && isHealthy && task.protectedUntil !== null
            const key = [hostIdOf(task), task.deploymentId, cpu, memoryMiB, isHealthy, isKept].join()
            found.set(key, (found.get(key) ?? 0) + 1)
          }
          for (const { kind, count } of kinds) {
            const { instanceId, deploymentId, cpu, memoryMiB, healthy, protected: isKept = false } = kind
            const key = [instanceId, deploymentId, cpu, memoryMiB, healthy, isKept].join()
            if (found.get(key) !== count)
              yield `${name} has ${found.get(key) ?? 0} ${standing} tasks like ${key}, said are ${count}`
          }
          const said = kinds.reduce((sum, { count }) => sum + count, 0)
          if (said !== tasks.length)
            yield `${name} lists ${tasks.length} ${standing} tasks, and counts ${said}`
        }
  },
}

const addressesAddUp: Invariant = {
  statement: 'the addresses of a subnet that are said to be in use are those of its network interfaces',
  *broken({ state, addresses }: World) {
    for (const { id } of state.subnets.values()) {
      const interfaces = [...state.networkInterfaces.values()].filter(({ subnetId }) => subnetId === id)
      const found = interfaces.map(({ privateIp }) => privateIp).sort()
      const said = [...addresses.inUse(id)].sort()
      if (found.join() !== said.join()) yield `${id} has ${found}, said are ${said}`
    }
  },
}

export const COUNTER_INVARIANTS: readonly Invariant[] = [
  reservationsAddUp,
  rostersAddUp,
  runningTasksAddUp,
  placesAddUp,
  addressesAddUp,
]

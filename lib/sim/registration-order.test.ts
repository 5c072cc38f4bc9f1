// A run does not depend on the order in which its parts are put together: neither of controllers nor of kinds of events.

import { describe, expect, it, vi } from 'vitest'
import { simTime } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { runSeed } from '@/lib/testing/swarm/run'
import type { CreateController } from '@/lib/world/controllers/controller'
import { createSimulation } from './simulation'

type Order = (controllers: readonly CreateController[]) => readonly CreateController[]

const order = vi.hoisted((): { current: Order } => ({ current: (controllers) => controllers }))

vi.mock('@/lib/world/controllers/controllers', async (original) => {
  const { CONTROLLERS } = await original<{ readonly CONTROLLERS: readonly CreateController[] }>()
  return {
    get CONTROLLERS() {
      return order.current(CONTROLLERS)
    },
  }
})

/** Does nothing, but its kinds of events come before those of the others. */
const idle: CreateController = ({ engine }) => {
  for (const kind of ['idle-a', 'idle-b', 'idle-c']) engine.kind(kind, () => {})
  return { name: 'idle', subscribe() {}, start() {} }
}

const ORDERS: readonly Order[] = [
  (controllers) => controllers,
  (controllers) => controllers.toReversed(),
  (controllers) => [idle, ...controllers.slice(3), ...controllers.slice(0, 3)],
  (controllers) => [...controllers.toReversed(), idle],
]

function inEveryOrder<T>(run: () => T): readonly T[] {
  return ORDERS.map((next) => {
    order.current = next
    return run()
  })
}

const scenarios = builtInScenarios
  .slice(0, 2)
  .flatMap(({ id, scenario }) =>
    (['instant', 'aws'] as const).map((pace) => ({ id, pace, scenario: { ...(scenario as object), pace } })),
  )

describe('in whatever order controllers and their kinds of events are registered', () => {
  it.each(scenarios)('$id at the pace "$pace" has one trace', ({ scenario }) => {
    const runs = inEveryOrder(() => {
      const simulation = createSimulation(scenario, { seed: 3 })
      simulation.advanceTo(simTime(240_000_000))
      return {
        hash: simulation.traceHash(),
        isIdleThere: simulation.world.engine.save().kinds.includes('idle-a'),
      }
    })
    expect(new Set(runs.map(({ hash }) => hash)).size).toBe(1)
    // The orders are really tried.
    expect(runs.map(({ isIdleThere }) => isIdleThere)).toEqual([false, false, true, true])
  })

  it('a storm of operations and faults has one trace', () => {
    const [first, ...others] = inEveryOrder(() => runSeed(4, { faults: true }))
    for (const other of others) expect(other).toEqual(first)
  })
})

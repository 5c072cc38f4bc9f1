// A run does not depend on the order in which its parts are put together: neither of controllers nor of kinds of events.

import { describe, expect, it, vi } from 'vitest'
import { simTime } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { runSeed } from '@/lib/testing/swarm/run'
import type { EventBus } from '@/lib/world/bus'
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

/** The bus as a controller sees it whose name comes where `rank` puts it: handlers run in the order of names. */
function renamed(bus: EventBus, rank: (name: string) => string): EventBus {
  return new Proxy(bus, {
    get(target, member) {
      if (member === 'on') return (name: string, ...rest: [never, never]) => target.on(rank(name), ...rest)
      if (member === 'onChange')
        return (name: string, ...rest: [never, never]) => target.onChange(rank(name), ...rest)
      const value: unknown = Reflect.get(target, member)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const heardInOrder =
  (rank: (name: string) => string): Order =>
  (controllers) =>
    controllers.map((create) => (world, options) => {
      const controller = create(world, options)
      return { ...controller, subscribe: (bus) => controller.subscribe(renamed(bus, rank)) }
    })

const mirrored = (name: string) =>
  [...name].map((letter) => String.fromCharCode(0x100 - letter.charCodeAt(0))).join('')
const turned = (name: string) => [...name].reverse().join('')

/** Each notes when it hears that a task has changed; the second one only after the first. */
const eavesdropper =
  (name: string, hear: () => void): CreateController =>
  () => ({ name, subscribe: (bus) => bus.onChange(name, 'tasks', hear), start() {} })

describe('in whatever order handlers of the bus are called', () => {
  const byName = (name: string) => name
  it.each(scenarios)('$id at the pace "$pace" has one outcome', ({ scenario }) => {
    const outcomes = [byName, mirrored, turned].map((rank) => {
      order.current = heardInOrder(rank)
      const { world, ...simulation } = advanced(scenario)
      return JSON.stringify([simulation.hash, [...world.state.tasks.values()], world.log.commands])
    })
    expect(new Set(outcomes).size).toBe(1)
  })

  it('a pair of handlers that depend on their order would be found', () => {
    const heard = [byName, mirrored].map((rank) => {
      const heardBy: string[] = []
      const pair = ['first', 'second'].map((name) => eavesdropper(name, () => void heardBy.push(name)))
      order.current = (controllers) => heardInOrder(rank)([...controllers, ...pair])
      advanced(scenarios[0]?.scenario)
      return heardBy.slice(0, 2)
    })
    expect(heard).toEqual([
      ['first', 'second'],
      ['second', 'first'],
    ])
  })
})

function advanced(scenario: unknown) {
  const simulation = createSimulation(scenario, { seed: 3 })
  simulation.advanceTo(simTime(240_000_000))
  return { world: simulation.world, hash: simulation.traceHash() }
}

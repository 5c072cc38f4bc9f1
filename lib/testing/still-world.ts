// A world in which no time passes: real tables, charts, log and random streams, but neither traffic nor controllers. For
// tests of what operations do by themselves.

import { AwsError } from '@/lib/aws/error'
import { Engine, START_AT_DEFAULT } from '@/lib/engine'
import { SeriesStore } from '@/lib/metrics/series'
import { GOALS_DEFAULT } from '@/lib/traffic/goals'
import { Addresses } from '@/lib/world/addresses'
import { EventBus } from '@/lib/world/bus'
import { ChartDriver } from '@/lib/world/chart-driver'
import { checkInput } from '@/lib/world/check-input'
import { writeEvents } from '@/lib/world/controllers/event-writer'
import { wakeServices } from '@/lib/world/controllers/service-scheduler/service-wakes'
import { contextOf } from '@/lib/world/dispatch'
import { EventLog } from '@/lib/world/event-log'
import { createInitialState } from '@/lib/world/initial-state'
import { launchInstance, registerContainerInstance } from '@/lib/world/lifecycle/instances'
import type { AnyOperation } from '@/lib/world/operation'
import type { ContainerInstance } from '@/lib/world/records/tasks'
import { RESOURCES } from '@/lib/world/resources/resources'
import { ServiceRosters } from '@/lib/world/service-roster'
import { TaskIndex } from '@/lib/world/task-index'
import type { World } from '@/lib/world/world'

/** A part of the world that does nothing, whatever it is asked. */
function still<Part extends object>(): Part {
  return new Proxy({} as Part, { get: () => () => null })
}

export interface StillWorld extends World {
  /** ARNs that the service scheduler was woken for, in order. */
  readonly woken: readonly string[]
}

export function createStillWorld({
  clusters = ['demo'],
}: {
  readonly clusters?: readonly string[]
} = {}): StillWorld {
  const engine = new Engine(1)
  const woken: string[] = []
  const world = {
    engine,
    pace: 'instant',
    startAt: START_AT_DEFAULT,
    goals: GOALS_DEFAULT,
    rosters: still<World['rosters']>(),
    state: createInitialState({ region: 'us-east-1', clusters }),
    addresses: new Addresses(),
    tasks: new TaskIndex(),
    bus: new EventBus(),
    log: new EventLog(engine),
    series: new SeriesStore(),
    cloudwatch: still<World['cloudwatch']>(),
    charts: new ChartDriver(engine, {
      perform: (machine, key, effect, params) => RESOURCES[machine].perform(world, key, effect, params),
      project: (machine, key, chart) => RESOURCES[machine].project(world, key, chart),
    }),
    data: still<World['data']>(),
    targetHealth: still<World['targetHealth']>(),
    changes: still<World['changes']>(),
    scheduler: {
      wake: (arn: string) => woken.push(arn),
      wakeAfter: () => {},
      wakeCluster: () => {},
      bounds: () => ({ lower: 0, upper: 0 }),
    },
    woken,
  } as StillWorld
  writeEvents(world.bus, world)
  wakeServices(world.bus, world)
  const rosters = new ServiceRosters(world)
  world.tasks.watch(rosters)
  return Object.assign(world, { rosters })
}

export interface RegisteredInstance {
  readonly cluster?: string
  readonly instanceType?: string
  readonly zone?: string
}

/** An instance whose agent has just registered with the cluster. */
export function registerInstance(world: World, given: RegisteredInstance = {}): ContainerInstance {
  const { cluster = 'demo', instanceType = 't3.medium', zone = 'us-east-1a' } = given
  const instance = launchInstance(world, {
    instanceType,
    zone,
    securityGroupIds: [],
    userData: `#!/bin/bash\necho ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config`,
  })
  registerContainerInstance(world, instance)
  const registered = world.state.containerInstances.get(instance.containerInstanceArn ?? '')
  if (!registered) throw new Error(`there is no cluster ${cluster} to register with`)
  return registered
}

/** Calls operations by name as the dispatcher does, and throws what they refuse. */
export function caller(world: World, operations: readonly AnyOperation[]) {
  return (action: string, input: Readonly<Record<string, unknown>> = {}) => {
    const operation = operations.find((candidate) => candidate.action === action)
    if (!operation) throw new Error(`no operation ${action}`)
    // Tests read answers freely; their shapes are checked where they are made.
    // biome-ignore lint/suspicious/noExplicitAny: see above
    return operation.perform(contextOf(world, 'user'), checkInput(operation, input).input) as any
  }
}

/** Everything that an operation could change, to be compared as text. */
export function everything(world: World): string {
  const tables = Object.entries(world.state).map(([name, table]) => [
    name,
    table instanceof Map ? [...table] : table,
  ])
  return JSON.stringify([tables, world.engine.save(), world.charts.save(), world.log.save()])
}

/** `Code: message` of the error that AWS would answer. */
export function refusal(perform: () => unknown): string {
  try {
    perform()
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`
    throw error
  }
  throw new Error('the operation was not refused')
}

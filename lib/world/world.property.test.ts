// Random commands against a model that knows only what was asked for: services and how many tasks each should have, and how
// many tasks an instance has room for. What the world makes of it is compared after it had time to settle.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

interface Model {
  instances: number
  readonly services: Map<string, { desired: number; active: boolean }>
}

/** A t3.medium has 2048 CPU units; every task reserves 512. */
const TASKS_PER_INSTANCE = 4
const INSTANCES_MAX = 4

type WorldCommand = fc.Command<Model, TestWorld>

function command(
  name: string,
  {
    check = () => true,
    run,
  }: { readonly check?: (model: Model) => boolean; readonly run: (model: Model, world: TestWorld) => void },
): WorldCommand {
  return { check, run, toString: () => name }
}

const isActive = (name: string) => (model: Model) => model.services.get(name)?.active === true

function create(name: string, desired: number): WorldCommand {
  return command(`create ${name} × ${desired}`, {
    run(model, world) {
      const known = model.services.get(name)
      const done = world.attempt('ecs:CreateService', {
        serviceName: name,
        taskDefinition: 'web',
        desiredCount: desired,
      })
      if (known?.active) expect(done).toMatchObject({ ok: false })
      // A deleted service is DRAINING for a while: then its name is not free yet.
      if (done.ok) model.services.set(name, { desired, active: true })
      else if (known === undefined) expect(done).toEqual('accepted')
    },
  })
}

function scale(name: string, desired: number): WorldCommand {
  return command(`scale ${name} to ${desired}`, {
    run(model, world) {
      const service = model.services.get(name)
      const done = world.attempt('ecs:UpdateService', { service: name, desiredCount: desired })
      expect(done.ok).toBe(service?.active === true)
      if (service?.active) service.desired = desired
    },
  })
}

function release(name: string): WorldCommand {
  return command(`release ${name}`, {
    check: isActive(name),
    run: (_model, world) => world.dispatch('ecs:UpdateService', { service: name, forceNewDeployment: true }),
  })
}

function remove(name: string, force: boolean): WorldCommand {
  return command(`delete ${name}${force ? ' with force' : ''}`, {
    run(model, world) {
      const service = model.services.get(name)
      const allowed = service?.active === true && (force || service.desired === 0)
      expect(world.attempt('ecs:DeleteService', { service: name, force }).ok).toBe(allowed)
      if (service && allowed) model.services.set(name, { desired: 0, active: false })
    },
  })
}

const launch = command('launch', {
  check: ({ instances }) => instances < INSTANCES_MAX,
  run(model, world) {
    world.instances(1)
    model.instances++
  },
})

const terminate = command('terminate', {
  check: ({ instances }) => instances > 1,
  run(model, world) {
    const [instance] = [...world.world.state.instances.values()].filter(({ state }) => state === 'running')
    world.dispatch('ec2:TerminateInstances', { InstanceIds: [instance?.id] })
    model.instances--
  },
})

function disturb(action: 'ecs:StopTask' | 'playground:CrashContainer', which: number): WorldCommand {
  return command(`${action} ${which}`, {
    run(_model, world) {
      world.runFor('0s')
      const running = [...world.world.state.tasks.values()].filter(
        ({ lastStatus }) => lastStatus === 'RUNNING',
      )
      const task = running[which % Math.max(1, running.length)]
      if (task) world.dispatch(action, { task: task.arn })
    },
  })
}

const pause = (seconds: number): WorldCommand =>
  command(`wait ${seconds} s`, { run: (_model, world) => world.runFor(`${seconds}s`) })

const settle = command('settle', {
  run(model, world) {
    world.runFor('4m')
    const wanted = [...model.services.values()].reduce((sum, { desired }) => sum + desired, 0)
    const room = model.instances * TASKS_PER_INSTANCE
    const running = [...model.services.keys()].map(
      (name) => world.tasks(name).filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    )
    expect(running.reduce((sum, count) => sum + count, 0)).toBe(Math.min(wanted, room))
    if (wanted <= room) expect(running).toEqual([...model.services.values()].map(({ desired }) => desired))
    for (const [name, { active }] of model.services) {
      expect(world.serviceNamed(name).status).toBe(active ? 'ACTIVE' : 'INACTIVE')
      // A release needs room for both revisions; without it the service says so and goes on as it is.
      if (2 * wanted <= room && active) expect(world.notes(name).blocked).toBe(null)
    }
  },
})

const name = fc.constantFrom('a', 'b')
const commands = fc.commands(
  [
    fc.tuple(name, fc.integer({ min: 0, max: 5 })).map(([service, desired]) => create(service, desired)),
    fc.tuple(name, fc.integer({ min: 0, max: 6 })).map(([service, desired]) => scale(service, desired)),
    name.map(release),
    fc.tuple(name, fc.boolean()).map(([service, force]) => remove(service, force)),
    fc.constant(launch),
    fc.constant(terminate),
    fc.nat(20).map((which) => disturb('ecs:StopTask', which)),
    fc.nat(20).map((which) => disturb('playground:CrashContainer', which)),
    fc.integer({ min: 1, max: 50 }).map(pause),
    fc.constant(settle),
  ],
  { maxCommands: 14 },
)

describe('the world', () => {
  it('does what it is asked, and refuses what cannot be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), commands, (seed, given) => {
        const setup = () => ({
          model: { instances: 1, services: new Map() },
          real: createTestWorld({ seed, stepSeconds: 60 })
            .instances(1)
            .image('web:1', { startupMs: 500, sizeMiB: 10 })
            .taskDefinition({ cpu: 512 }),
        })
        fc.modelRun(setup, [...given, settle])
      }),
      { numRuns: 60 },
    )
  })
})

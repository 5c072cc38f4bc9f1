// Whatever happens, every policy that is held back has a reason in the list, and a countdown goes up only when something has happened.

import { expect, it } from 'vitest'
import { afterSeconds, simTime } from '@/lib/engine'
import type { GateView } from '@/lib/protocol'
import { morningRamp } from '@/lib/scenario/built-in/morning-ramp'
import { FAULTS, OPERATIONS, pickStep } from '@/lib/testing/swarm/operations'
import { seedsOf } from '@/lib/testing/swarm/report'
import { putPolicy, raiseAlarm, registerTarget } from '@/lib/testing/swarm/scaling'
import { randomWorld, type SwarmWorld } from '@/lib/testing/swarm/setup'
import { containersOf } from '@/lib/world/lifecycle/lookup'
import { notesOf } from '@/lib/world/scheduler-notes'
import { targetsOf } from '@/lib/world/service-counts'
import type { World } from '@/lib/world/world'
import { createSimulation } from '../simulation'
import { whyNotYet } from './why-not-yet'

const SEEDS = Math.max(6, Math.ceil(seedsOf(1).count / 20))
const STEPS = 14

/** All that a countdown may follow. */
function signature(world: World, serviceArn: string): string {
  const { state, cloudwatch } = world
  const tasks = [...state.tasks.values()].map((task) => [
    task.lastStatus,
    task.reportDueAt,
    containersOf(world, task).map(({ step, stepUntil }) => [step, stepUntil]),
    targetsOf(world, task).map(({ key, state: health, stateUntil }) => [
      health,
      state.targetChecks.get(key)?.nextAt,
      stateUntil,
    ]),
  ])
  const alarms = [...state.alarms.values()].map(({ evaluateAt, state: now }) => [evaluateAt, now])
  const policies = [...state.scalingPolicies.values()].map(({ status, latest }) => [status, latest?.at])
  const targets = [...state.scalableTargets.values()].map(({ cooldown }) => cooldown)
  const services = [...state.services.values()].map(({ desiredCount }) => desiredCount)
  return JSON.stringify([
    tasks,
    alarms,
    policies,
    targets,
    services,
    notesOf(world, serviceArn),
    cloudwatch.metrics().length,
  ])
}

const countdowns = (gates: readonly GateView[]): readonly (readonly [id: string, at: number])[] =>
  gates.flatMap(({ id, time, detail }) => [
    ...(time.kind === 'unknown' ? [] : [[id, time.at] as const]),
    ...detail.flatMap((part) =>
      typeof part === 'string' ? [] : [[`${id}, counted down`, part.until] as const],
    ),
  ])

it('A countdown never goes up without an event that explains it, and asking changes nothing', () => {
  const simulation = createSimulation(morningRamp.scenario)
  const unasked = createSimulation(morningRamp.scenario)
  const before = new Map<string, number>()
  let was = ''
  let seen: string | null = null
  for (let second = 70; second <= 1_500; second += 1) {
    simulation.advanceTo(simTime(second * 1_000_000))
    const [arn = ''] = simulation.world.state.services.keys()
    const why = simulation.whyNotYet(arn)
    if (why === null) continue
    const points = (why.out?.gates ?? []).concat(why.in?.gates ?? []).flatMap((gate) => gate.points)
    const is = `${signature(simulation.world, arn)} ${JSON.stringify(points)}`
    for (const [way, gates] of [
      ['out', why.out?.gates ?? []],
      ['in', why.in?.gates ?? []],
    ] as const)
      for (const [id, at] of countdowns(gates)) {
        const key = `${way} ${id}`
        const last = before.get(key)
        before.set(key, at)
        if (last !== undefined && at > last && is === was) seen = `${key} at ${second} s: ${last} → ${at}`
      }
    was = is
    expect(seen).toBeNull()
  }
  unasked.advanceTo(simulation.now())
  expect(unasked.traceHash()).toBe(simulation.traceHash())
})

it(`Every policy that is held back has its reason in the list (${SEEDS} seeds)`, () => {
  let held = 0
  for (let seed = 1; seed <= SEEDS; seed++) {
    const swarm = randomWorld(seed, { faults: true })
    const { world } = swarm.world
    for (let step = 0; step < STEPS; step++) {
      swarm.world.runTo(afterSeconds(world.engine.now, swarm.random.exponential(40)))
      held += check(world, `seed ${seed} at ${world.engine.now} µs`)
      pickStep(swarm, [...OPERATIONS, ...FAULTS]).perform(swarm)
      check(world, `seed ${seed} at ${world.engine.now} µs, after a command`)
      scale(swarm)
    }
  }
  expect(held).toBeGreaterThan(0)
})

/** More of it than the swarm has by itself; each at an instant of its own, since bounds of one instant are told from those of another. */
function scale(swarm: SwarmWorld): void {
  const { world } = swarm
  const pause = () => world.runTo(afterSeconds(world.world.engine.now, 0.5))
  for (const pick of [registerTarget, putPolicy]) {
    pause()
    const request = pick(swarm)
    if (request !== null) world.attempt(...request)
  }
  pause()
  raiseAlarm(swarm)
}

/** How many ways are held back. */
function check(world: World, moment: string): number {
  let held = 0
  for (const { arn } of world.state.services.values()) {
    const why = whyNotYet(world, arn)
    const again = whyNotYet(world, arn)
    expect(again, moment).toEqual(why)
    for (const way of [why?.out, why?.in]) {
      if (!way) continue
      expect(way.gates.length, moment).toBeGreaterThan(0)
      for (const { title, state, time, detail } of way.gates) {
        expect(title, moment).not.toBe('')
        if (state === 'current' && time.kind === 'known')
          expect(time.at, `${moment}: ${title}`).toBeGreaterThanOrEqual(world.engine.now)
        for (const part of detail)
          if (typeof part !== 'string')
            expect(part.until, `${moment}: ${title}`).toBeGreaterThanOrEqual(world.engine.now)
      }
      const policy = world.state.scalingPolicies.get(way.policyKey)
      if (policy?.status !== 'heldBack') continue
      held++
      const reasons = way.gates.filter(({ state, kind }) => state === 'current' || kind === 'desired')
      expect(reasons.length, `${moment}: ${policy.name} is held back`).toBeGreaterThan(0)
    }
  }
  return held
}

// Whatever happens, a group that has not what it wants has a reason in the list, and so has a provider that is held back.

import { expect, it } from 'vitest'
import { afterSeconds } from '@/lib/engine'
import type { GateView } from '@/lib/protocol'
import { FAULTS, OPERATIONS, pickStep } from '@/lib/testing/swarm/operations'
import { seedsOf } from '@/lib/testing/swarm/report'
import { randomWorld } from '@/lib/testing/swarm/setup'
import { countedMembers } from '@/lib/world/auto-scaling-groups/members'
import type { World } from '@/lib/world/world'
import { capacityWhy } from './capacity-why'

const SEEDS = Math.max(8, Math.ceil(seedsOf(1).count / 20))
const STEPS = 16

it(`Every group and provider says what it waits for (${SEEDS} seeds)`, () => {
  let seen = 0
  for (let seed = 1; seed <= SEEDS; seed++) {
    const swarm = randomWorld(seed, { faults: true })
    const { world } = swarm.world
    for (let step = 0; step < STEPS; step++) {
      swarm.world.runTo(afterSeconds(world.engine.now, swarm.random.exponential(40)))
      seen += check(world, `seed ${seed} at ${world.engine.now} µs`)
      pickStep(swarm, [...OPERATIONS, ...FAULTS]).perform(swarm)
      check(world, `seed ${seed} at ${world.engine.now} µs, after a command`)
    }
  }
  expect(seen).toBeGreaterThan(0)
})

function check(world: World, moment: string): number {
  const { autoScalingGroups, capacityProviders } = world.state
  const keys = [
    ...[...autoScalingGroups.keys()].map((name) => `asg/${name}`),
    ...[...capacityProviders.keys()].map((name) => `cp/${name}`),
  ]
  for (const key of keys) {
    const why = capacityWhy(world, key)
    expect(capacityWhy(world, key), moment).toEqual(why)
    for (const gate of [...(why?.out ?? []), ...(why?.in ?? [])]) checkGate(world, gate, `${moment}: ${key}`)
    const ids = (why?.out ?? []).map(({ id }) => id)
    expect(new Set(ids).size, `${moment}: ${key} ${ids.join(', ')}`).toBe(ids.length)
  }
  for (const group of autoScalingGroups.values()) {
    const missing = group.desiredCapacity - countedMembers(world.state, group).length
    if (missing <= 0 || group.phase === 'deleting') continue
    const gates = capacityWhy(world, `asg/${group.name}`)?.out ?? []
    expect(
      gates.filter(({ state }) => state === 'current').length,
      `${moment}: ${group.name} lacks ${missing}`,
    ).toBeGreaterThan(0)
  }
  for (const provider of capacityProviders.values()) {
    if (provider.phase !== 'heldBack') continue
    const why = capacityWhy(world, `cp/${provider.name}`)
    const reasons = [...(why?.out ?? []), ...(why?.in ?? [])].filter(({ id }) => id.startsWith('held '))
    expect(reasons.length, `${moment}: ${provider.name} is held back`).toBeGreaterThan(0)
  }
  return keys.length
}

function checkGate(world: World, { title, detail, state, time }: GateView, moment: string): void {
  expect(title, moment).not.toBe('')
  if (state === 'current' && time.kind === 'known')
    expect(time.at, `${moment}: ${title}`).toBeGreaterThanOrEqual(world.engine.now)
  for (const part of detail)
    if (typeof part !== 'string')
      expect(part.until, `${moment}: ${title}`).toBeGreaterThanOrEqual(world.engine.now)
}

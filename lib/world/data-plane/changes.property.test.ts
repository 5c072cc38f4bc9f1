// What is read record by record comes to the same as what is read as a whole, whatever changes in whatever order; and numbers
// are given back, so that a run in which things come and go does not grow.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GROUP_ARN, ZONES } from '@/lib/bench/plain-network'
import { PlainWorld } from '@/lib/bench/plain-world'
import { existing, START } from '@/lib/engine'
import { ALGORITHMS } from './codes'

const OTHER_GROUP = `${GROUP_ARN}-other`
const STATES = ['initial', 'healthy', 'unhealthy', 'draining'] as const

/** Changes records and marks just these. */
class Changing {
  readonly world: PlainWorld
  readonly #instances: string[]
  readonly #tasks = new Map<string, string>()
  #time = 0

  constructor(seed: number) {
    this.world = new PlainWorld(seed)
    this.#instances = ZONES.map((zone) => this.world.addInstance(2, zone))
    this.world.addGroup(OTHER_GROUP, 'other')
    this.world.addTraffic('users', { kind: 'poisson', rate: [{ at: START, rps: 40 }], shape: 'step' }, [
      { method: 'GET', path: '/', host: null, weight: 1 },
      { method: 'GET', path: '/other/1', host: null, weight: 1 },
    ])
  }

  #target(index: number): string {
    return [...this.world.state.targets.keys()][index % Math.max(1, this.world.state.targets.size)] ?? ''
  }

  #addTask(index: number): void {
    const instance = this.#instances[index % this.#instances.length] ?? ''
    const group = index % 4 === 0 ? OTHER_GROUP : GROUP_ARN
    const key = this.world.addTask({ instance, group, state: STATES[index % STATES.length] ?? 'healthy' })
    this.#tasks.set(key, this.world.containerOf(key))
  }

  #removeTarget(key: string): void {
    const { state, data } = this.world
    data.closeTarget(key)
    state.targets.delete(key)
    data.targetChanged(key)
  }

  #moveTo(key: string, index: number): void {
    const { state, data } = this.world
    if (!state.targets.has(key)) return
    Object.assign(this.world.target(key), { state: STATES[index % STATES.length] })
    data.targetChanged(key)
  }

  do(kind: number, index: number): void {
    const { state, data } = this.world
    const key = this.#target(index)
    const zone = existing(state.zones.get(ZONES[index % 3] ?? ''), 'zone')
    const group = existing(state.securityGroups.get('sg-node'), 'security group')
    const rule = [...state.rules.values()].find(({ priority }) => priority !== null)
    const doings: readonly (() => void)[] = [
      () => this.#addTask(index),
      () => this.#addTask(index),
      () => this.#moveTo(key, index),
      () => this.#moveTo(key, index),
      () => data.endProcess(this.#tasks.get(key) ?? ''),
      () => this.#removeTarget(key),
      () => {
        zone.outage = !zone.outage
        data.zoneChanged(zone.name)
      },
      () => {
        const closed = group.ingress.map((rule) => ({ ...rule, toPort: 32768 + (index % 20) }))
        group.ingress = closed
        data.securityGroupChanged(group.id)
      },
      () => {
        Object.assign(state.targetGroups.get(GROUP_ARN) ?? {}, { algorithm: ALGORITHMS[index % 3] })
        data.targetGroupChanged(GROUP_ARN)
      },
      () => {
        if (rule === undefined) {
          const weights = [
            { targetGroupArn: GROUP_ARN, weight: index % 3 },
            { targetGroupArn: OTHER_GROUP, weight: 1 },
          ]
          this.world.addRule(1, weights, ['/other/*'])
          return
        }
        state.rules.delete(rule.arn)
        data.routesChanged()
      },
      () => {
        const id = this.#instances[index % 3] ?? ''
        Object.assign(state.instances.get(id) ?? {}, { state: index % 2 ? 'running' : 'stopped' })
        data.instanceChanged(id)
      },
    ]
    doings[kind % doings.length]?.()
  }

  run(milliseconds: number): void {
    this.#time += milliseconds / 1_000
    this.world.runTo(this.#time)
  }
}

const steps = fc.array(fc.tuple(fc.nat(10), fc.nat(99), fc.constantFrom(0, 0, 1, 700)), {
  minLength: 3,
  maxLength: 60,
})

describe('What is read of the world', () => {
  it('record by record is what is read as a whole', () => {
    fc.assert(
      fc.property(fc.nat(1_000), steps, (seed, list) => {
        const changing = new Changing(seed)
        for (const [kind, index, milliseconds] of list) {
          changing.do(kind, index)
          changing.run(milliseconds)
          expect(changing.world.data.audit()).toEqual([])
        }
      }),
      { numRuns: 150, endOnFailure: true },
    )
  })

  it('is not what the records say when a change is not marked', () => {
    const changing = new Changing(1)
    changing.do(0, 1)
    changing.run(700)
    const [target] = [...changing.world.state.targets.values()]
    Object.assign(target ?? {}, { state: 'unhealthy' })
    expect(changing.world.data.audit()).not.toEqual([])
  })
})

describe('Numbers', () => {
  const sizeAfter = (tasks: number, requestsOfEach: number) => {
    const world = new PlainWorld(7)
    const instance = world.addInstance(2)
    const rate = [{ at: START, rps: 100 * requestsOfEach }]
    if (requestsOfEach > 0) world.addTraffic('users', { kind: 'uniform', rate, shape: 'step' })
    for (let i = 1; i <= tasks; i++) {
      const key = world.addTask({ instance, image: { cpuMsPerRequest: 0.1 } })
      world.runTo(i)
      world.data.endProcess(world.containerOf(key))
      world.state.targets.delete(key)
      world.data.targetChanged(key)
    }
    world.runTo(tasks + 2)
    return JSON.stringify(world.data.save()).length
  }

  it('of tasks that came and went are given to others when no kept request means them', () => {
    expect(sizeAfter(2_000, 0)).toBeLessThan(sizeAfter(20, 0) * 1.2)
    expect(sizeAfter(1_000, 1)).toBeLessThan(sizeAfter(300, 1) * 1.2)
  })

  it('are not given to others while a kept request means them', () => {
    const world = new PlainWorld(7)
    const instance = world.addInstance(2)
    const first = world.addTask({ instance })
    world.addTraffic('users', { kind: 'uniform', rate: [{ at: START, rps: 10 }], shape: 'step' })
    world.runTo(5)
    world.state.targets.delete(first)
    world.data.targetChanged(first)
    for (let i = 0; i < 5; i++) {
      world.addTask({ instance })
      world.runTo(8 + 3 * i)
    }
    const answered = world.data.takeSamples(1_000).samples.filter(({ status }) => status === 200)
    const ofFirst = answered.filter(({ hostPort }) => first.endsWith(`|${hostPort}`))
    expect(ofFirst.length).toBeGreaterThan(40)
    const hop = world.data.follow(ofFirst[0]?.id ?? 0)?.hops.find(({ kind }) => kind === 'target')
    expect(hop?.candidates.map(({ label }) => label)).toEqual([first.split('|').slice(1).join(':')])
  })
})

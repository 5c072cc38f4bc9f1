// Against runs of the model: what the canvas says of groups and providers is what is in the records at that moment.

import { describe, expect, it, test } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import type { CapacityProviderView, InstanceView, View, ViewKind, ViewOf } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim'
import { ghostWait, groupFace, groupFaceText, providerSum, waitingReasons, waitingTiles } from './capacity'

type Simulation = ReturnType<typeof createSimulation>

/** Looks every so many seconds of the cold cluster's first twenty minutes. */
function watch(look: (run: Simulation, of: <K extends ViewKind>(kind: K) => readonly ViewOf<K>[]) => void) {
  const cold = builtInScenarios.find(({ id }) => id === 'cold-capacity')?.scenario
  const run = createSimulation(cold)
  const views = new Map<string, View>()
  for (let seconds = 0; seconds <= 20 * 60; seconds += 13) {
    run.advanceTo(simTime(seconds * US_PER_SECOND))
    const { upsert, remove } = run.frame()
    for (const key of remove) views.delete(key)
    for (const view of upsert) views.set(view.key, view)
    look(run, <K extends ViewKind>(kind: K) =>
      [...views.values()].filter((view): view is ViewOf<K> => view.kind === kind),
    )
  }
}

describe('Ghosts of instances', () => {
  it('are the members that have launched and not registered, each with what it waits for', () => {
    let seen = 0
    watch(({ world }, of) => {
      const ghosts = of('instance').filter((one) => ghostWait(one) !== null)
      const launched = [...world.state.instances.values()].filter(
        ({ id, state, containerInstanceArn }) =>
          world.state.autoScalingInstances.has(id) &&
          (state === 'pending' || state === 'running') &&
          containerInstanceArn === null,
      )
      expect(ghosts.map(({ key }) => key).sort()).toEqual(launched.map(({ id }) => id).sort())
      for (const one of ghosts) {
        const wait = ghostWait(one)
        expect(wait?.cause).not.toBe('')
        expect(wait?.until).toBeGreaterThan(world.engine.now)
        expect(wait?.since).toBe(one.launchedAt)
      }
      seen += ghosts.length
    })
    expect(seen).toBeGreaterThan(0)
  })

  const launched = {
    autoScalingGroup: { name: 'fleet', lifecycleState: 'Pending', isProtected: false, actions: [] },
    containerInstanceArn: null,
    state: 'pending',
    wait: null,
    launchedAt: simTime(7),
  } as const satisfies Partial<InstanceView>

  test.each([
    ['of no group', { autoScalingGroup: null }],
    ['that has registered', { containerInstanceArn: 'arn' }],
    ['on its way out', { state: 'shutting-down' }],
    ['that is gone', { state: 'terminated' }],
  ] as const)('none is an instance %s', (_, change) => {
    expect(ghostWait({ ...launched, ...change })).toBeNull()
  })

  test('one that will never register says so', () => {
    const wait = { cause: 'joins no cluster', since: 7, until: null }
    expect(ghostWait({ ...launched, state: 'running' })).toEqual(wait)
  })
})

describe('A group', () => {
  it('counts in its zones what it has in all, as the records have it', () => {
    watch(({ world }, of) => {
      for (const group of of('autoScalingGroup')) {
        const faces = group.zones.map((zone) => groupFace(group, zone))
        const members = [...world.state.autoScalingInstances.values()].filter(
          ({ groupName, lifecycleState }) => groupName === group.name && lifecycleState === 'InService',
        )
        for (const { inService } of faces) expect(inService).toBe(members.length)
        expect(faces.reduce((sum, { here }) => sum + here, 0)).toBe(members.length)
      }
    })
  })

  test('says in words what comes and goes', () => {
    const member = { instanceId: 'i', zone: 'a', isHealthy: true, isProtected: false, waitsFor: [] }
    const states = ['InService', 'Pending:Wait', 'Terminating:Wait', 'Terminated']
    const instances = states.map((lifecycleState) => ({ ...member, lifecycleState }))
    expect(groupFaceText(groupFace({ instances }, 'a'))).toBe('1 in service here, 1 pending, 1 terminating')
    expect(groupFaceText(groupFace({ instances }, 'b'))).toBe('0 in service here')
  })
})

describe('Tasks that wait for a provider', () => {
  it('are those in PROVISIONING, with provider and reason, and the sum agrees with the model', () => {
    let seen = 0
    watch(({ world }, of) => {
      for (const provider of of('capacityProvider')) {
        const { tiles, hidden } = waitingTiles(provider.waiting, 3)
        const waiting = [...world.state.tasks.values()].filter(
          ({ lastStatus, capacityProviderName }) =>
            lastStatus === 'PROVISIONING' && capacityProviderName === provider.name,
        )
        expect(tiles.length + hidden).toBe(waiting.length)
        expect(provider.waiting.map(({ key }) => key).sort()).toEqual(waiting.map(({ arn }) => arn).sort())
        for (const { noRoom } of provider.waiting) expect(noRoom).not.toBe('')
        const share = provider.instances === 0 ? null : (100 * provider.needed) / provider.instances
        if (share !== null) expect(provider.reservation).toBeCloseTo(share)
        seen += waiting.length
      }
    })
    expect(seen).toBeGreaterThan(0)
  })

  const tasks = (count: number): CapacityProviderView['waiting'] =>
    Array.from({ length: count }, (_, index) => ({
      key: `t${index}`,
      id: `t${index}`,
      taskDefinition: 'web:1',
      noRoom: index < 2 ? 'memory' : 'CPU',
      since: simTime(index),
    }))

  test.each([
    { count: 0, places: 4, shown: 0, hidden: 0 },
    { count: 4, places: 4, shown: 4, hidden: 0 },
    { count: 5, places: 4, shown: 3, hidden: 2 },
    { count: 90, places: 1, shown: 0, hidden: 90 },
    { count: 3, places: 0, shown: 0, hidden: 3 },
  ])('$count in $places places: $shown tiles, $hidden more', ({ count, places, shown, hidden }) => {
    const given = waitingTiles(tasks(count), places)
    expect([given.tiles.length, given.hidden]).toEqual([shown, hidden])
  })

  test('each reason is said once', () => {
    expect(waitingReasons(tasks(5))).toEqual(['memory', 'CPU'])
  })

  test('the sum is written out, or why there is none', () => {
    const managed = { needed: 4, instances: 3, reservation: 133.333, targetCapacity: 100 }
    const provider = { ...managed, clusterName: 'demo', isManaged: true } as CapacityProviderView
    expect(providerSum(provider)).toBe('M 4 / N 3 = 133.3 %, target 100 %')
    expect(providerSum({ ...provider, isManaged: false })).toBe('managed scaling is off')
    expect(providerSum({ ...provider, clusterName: null })).toBe('no cluster uses it')
  })
})

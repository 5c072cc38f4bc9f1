// Groups and providers as the screen makes them, carried out by the model: AWS's checks pass, and what was there stays.

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { afterSeconds, existing } from '@/lib/engine'
import type { Command, View } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim'
import { frameOf } from '@/lib/testing/fixture-frame'
import { actionsOf } from '../kinds/kinds'
import { applyFrame, EMPTY_RUN } from '../run/state'
import { dropOf } from './drop'
import { type CarryItem, itemOfGroup } from './items'
import { BOUNDS_AT_FIRST, boundsText, freeGroupName, withBound } from './new-group'
import { makeProvider, providerFormOf, startOnProvider } from './provider-operations'
import { targetsFor } from './targets'

const NEW: CarryItem = { kind: 'newGroup', instanceType: 'm5.large', bounds: BOUNDS_AT_FIRST }
const ZONE = 'us-east-1b'

/** A built-in scenario, its kinds as the screen knows them, and commands that must be accepted. */
function open(id: string) {
  const run = createSimulation(existing(builtInScenarios.find((one) => one.id === id)?.scenario, id))
  const views = new Map<string, View>()
  const kinds = () => {
    const { upsert, remove } = run.frame()
    for (const key of remove) views.delete(key)
    for (const view of upsert) views.set(view.key, view)
    return applyFrame(EMPTY_RUN, frameOf({ run: 1, upsert: [...views.values()] })).kinds
  }
  const wait = (seconds: number) => run.advanceTo(afterSeconds(run.now(), seconds))
  const perform = (commands: readonly Command[]) => {
    for (const { action, input } of commands) {
      const result = run.dispatch({ action, input })
      expect(result, `${action} ${JSON.stringify(result)}`).toMatchObject({ ok: true })
    }
  }
  return { run, kinds, wait, perform }
}

describe('A new group dropped on a zone', () => {
  it('launches there, of the type and between the bounds of its card, and joins the cluster in reach of the load balancer', () => {
    const { run, kinds, wait, perform } = open('one-task-one-port')
    wait(30)
    const peer = existing(kinds().instance[0], 'an instance')
    perform(dropOf(NEW, ZONE, kinds(), run.now()).commands)
    wait(240)
    const after = kinds()
    expect(after.autoScalingGroup).toMatchObject([
      { minSize: 1, desiredCapacity: 1, maxSize: 4, zones: [ZONE] },
    ])
    expect(after.instance.filter(({ autoScalingGroup }) => autoScalingGroup !== null)).toMatchObject([
      {
        instanceType: 'm5.large',
        zone: ZONE,
        clusterName: peer.clusterName,
        status: 'ACTIVE',
        securityGroupIds: peer.securityGroupIds,
      },
    ])
  })

  it('can be made again after it was deleted: its template is still there', () => {
    const { run, kinds, wait, perform } = open('one-task-one-port')
    for (let round = 0; round < 2; round++) {
      perform(dropOf(NEW, ZONE, kinds(), run.now()).commands)
      wait(60)
      const group = existing(kinds().autoScalingGroup[0], 'a group')
      const action = actionsOf(group, kinds())
        .flatMap(({ actions }) => actions)
        .find(({ id }) => id === 'delete')
      if (action?.run.type !== 'commands') throw new Error('the menu has changed')
      perform(action.run.commands)
      wait(600)
      expect(kinds().autoScalingGroup).toEqual([])
    }
  })

  it('says beforehand what it will be', () => {
    const { kinds } = open('one-task-one-port')
    const answer = targetsFor(NEW, kinds(), new Map()).find(({ key }) => key === ZONE)
    expect(answer?.text).toBe('create a group here and launch 1: 1 ≤ 1 ≤ 4 × m5.large')
  })
})

describe('A group dropped on a further zone', () => {
  it('spans it as well, once', () => {
    const { kinds, wait, perform } = open('one-task-one-port')
    perform(dropOf(NEW, ZONE, kinds(), 0).commands)
    wait(30)
    const item = itemOfGroup(existing(kinds().autoScalingGroup[0], 'a group'))
    perform(dropOf(item, 'us-east-1c', kinds()).commands)
    const group = existing(kinds().autoScalingGroup[0], 'a group')
    expect(group.zones).toEqual([ZONE, 'us-east-1c'])
    const answers = targetsFor(itemOfGroup(group), kinds(), new Map())
    expect(answers.filter(({ allowed }) => allowed).map(({ key }) => key)).toEqual(['us-east-1a'])
  })
})

describe('A provider made of a group', () => {
  it('is managed and of the cluster that the instances have joined; tasks of a service that starts there wait for it', () => {
    const { run, kinds, wait, perform } = open('one-task-one-port')
    wait(60)
    perform(dropOf(NEW, ZONE, kinds(), run.now()).commands)
    wait(240)
    const group = existing(kinds().autoScalingGroup[0], 'a group')
    perform(makeProvider(group, providerFormOf(group), kinds()))
    const provider = existing(kinds().capacityProvider[0], 'a provider')
    expect(provider).toMatchObject({ isManaged: true, group: { name: group.name } })
    expect(provider.clusterName).toBe(kinds().service[0]?.clusterName)
    const service = existing(kinds().service[0], 'a service')
    perform([startOnProvider(service, provider.name)])
    const { clusterName: cluster, name } = service
    perform([{ action: 'ecs:UpdateService', input: { cluster, service: name, desiredCount: 60 } }])
    wait(60)
    expect(kinds().service[0]?.capacityProviders).toEqual([provider.name])
    expect(kinds().capacityProvider[0]?.waiting.length).toBeGreaterThan(0)
  })

  it('leaves the other providers and the default strategy of the cluster, unless it is to be the default', () => {
    const { run, kinds, wait, perform } = open('cold-capacity')
    wait(60)
    const cluster = existing(
      kinds().cluster.find((one) => one.capacityProviders.length > 0),
      'a cluster',
    )
    const [fleet = ''] = cluster.capacityProviders
    const strategy = [{ capacityProvider: fleet, weight: 2, base: 1 }]
    const put = {
      cluster: cluster.name,
      capacityProviders: [fleet],
      defaultCapacityProviderStrategy: strategy,
    }
    perform([{ action: 'ecs:PutClusterCapacityProviders', input: put }])
    perform(dropOf(NEW, ZONE, kinds(), run.now()).commands)
    const group = existing(
      kinds().autoScalingGroup.find(({ name }) => name !== fleet),
      'the new group',
    )
    const form = providerFormOf(group)
    perform(makeProvider(group, form, kinds()))
    const clusterNow = () => kinds().cluster.find(({ key }) => key === cluster.key)
    expect(clusterNow()?.capacityProviders).toEqual([fleet, form.name])
    expect(clusterNow()?.defaultStrategy).toEqual(strategy)
    const isDefault = makeProvider(group, { ...form, isDefault: true }, kinds()).slice(1)
    perform(isDefault)
    expect(clusterNow()?.defaultStrategy).toMatchObject([{ capacityProvider: form.name, weight: 1 }])
  })

  test.each([
    ['demo-asg', 'demo-asg'],
    ['ecs-fleet', 'cp-ecs-fleet'],
    ['my fleet.1', 'my-fleet-1'],
  ])('of a group %s is called %s, which AWS allows', (name, expected) => {
    expect(providerFormOf({ name }).name).toBe(expected)
  })
})

describe('Its bounds', () => {
  test('stay in order, whatever is typed', () => {
    const size = fc.nat(1000)
    const change = fc.oneof(
      fc.record({ minSize: size }),
      fc.record({ desired: size }),
      fc.record({ maxSize: size }),
    )
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const after = changes.reduce(withBound, BOUNDS_AT_FIRST)
        expect(after.minSize).toBeLessThanOrEqual(after.desired)
        expect(after.desired).toBeLessThanOrEqual(after.maxSize)
        const last = changes.at(-1)
        if (last) expect(after).toMatchObject(last)
      }),
    )
  })

  test('are written as AWS compares them', () => {
    expect(boundsText({ minSize: 0, desired: 2, maxSize: 9 }, 'c5.large')).toBe('0 ≤ 2 ≤ 9 × c5.large')
  })

  test('a name is taken once', () => {
    expect(freeGroupName('demo', [])).toBe('demo-asg')
    expect(freeGroupName('demo', [{ name: 'demo-asg' }, { name: 'demo-asg-3' }])).toBe('demo-asg-2')
  })
})

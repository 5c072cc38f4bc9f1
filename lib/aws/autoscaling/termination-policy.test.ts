import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterSeconds, START, simTime } from '@/lib/engine/time'
import {
  chooseInstancesToTerminate,
  TERMINATION_POLICIES,
  type TerminableInstance,
  type TerminationPolicy,
} from './termination-policy'

const NOW = afterSeconds(START, 10_000)

function instance(instanceId: string, given: Partial<TerminableInstance> = {}): TerminableInstance {
  return {
    instanceId,
    zone: 'us-east-1a',
    launchedAt: START,
    launchTemplateVersion: 1,
    protectedFromScaleIn: false,
    ...given,
  }
}

function terminated(
  instances: readonly TerminableInstance[],
  policies: readonly TerminationPolicy[] = [],
  count = 1,
): readonly string[] {
  const query = { instances, policies, count, now: NOW, random: () => 0 }
  return chooseInstancesToTerminate(query).map((choice) => choice.instance.instanceId)
}

describe('chooseInstancesToTerminate', () => {
  it('takes from the fullest zone before any policy is asked', () => {
    const oldest = instance('oldest', { zone: 'us-east-1b', launchTemplateVersion: 1 })
    const full = ['x', 'y'].map((id) => instance(id, { launchTemplateVersion: 2 }))
    expect(terminated([oldest, ...full], ['OldestLaunchTemplate'])).toEqual(['x'])
  })

  it('passes over a full zone in which everything is protected', () => {
    const kept = ['x', 'y'].map((id) => instance(id, { protectedFromScaleIn: true }))
    expect(terminated([...kept, instance('z', { zone: 'us-east-1b' })])).toEqual(['z'])
  })

  it('counts protected instances when it compares zones', () => {
    const a = [instance('a1', { protectedFromScaleIn: true }), instance('a2')]
    const b = [instance('b1', { zone: 'us-east-1b' })]
    expect(terminated([...b, ...a])).toEqual(['a2'])
  })

  it.each<[readonly TerminationPolicy[], string]>([
    [[], 'template 1, hour almost over'],
    [['Default'], 'template 1, hour almost over'],
    [['OldestInstance'], 'oldest'],
    [['NewestInstance'], 'newest'],
    [['OldestLaunchTemplate', 'NewestInstance'], 'template 1, hour just begun'],
    [['ClosestToNextInstanceHour'], 'hour over next'],
    [['AllocationStrategy', 'OldestLaunchConfiguration', 'NewestInstance'], 'newest'],
  ])('%o takes the instance with %s', (policies, expected) => {
    const at = (secondsAgo: number, launchTemplateVersion: number) => ({
      launchedAt: afterSeconds(NOW, -secondsAgo),
      launchTemplateVersion,
    })
    const instances = [
      instance('newest', at(10, 3)),
      instance('template 1, hour just begun', at(3_700, 1)),
      instance('hour over next', at(7_199, 2)),
      instance('template 1, hour almost over', at(7_100, 1)),
      instance('oldest', at(8_000, 2)),
    ]
    expect(terminated(instances, policies)).toEqual([expected])
  })

  it('says why', () => {
    const instances = [instance('old'), instance('new', { launchTemplateVersion: 2 })]
    const [choice] = chooseInstancesToTerminate({
      instances,
      policies: [],
      count: 1,
      now: NOW,
      random: () => 0,
    })
    expect(choice?.reasons).toEqual([
      'us-east-1a has most instances (2)',
      'oldest launch template version (1)',
    ])
  })

  it('never takes a protected instance and leaves zones as even as protection allows', () => {
    const instances = fc
      .array(
        fc.record({
          zone: fc.constantFrom('us-east-1a', 'us-east-1b', 'us-east-1c'),
          launchedAt: fc.nat({ max: NOW }).map(simTime),
          launchTemplateVersion: fc.integer({ min: 1, max: 3 }),
          protectedFromScaleIn: fc.boolean(),
        }),
        { maxLength: 20 },
      )
      .map((all) => all.map((given, i) => instance(`i-${i}`, given)))
    const policies = fc.array(fc.constantFrom(...TERMINATION_POLICIES), { maxLength: 3 })
    fc.assert(
      fc.property(
        instances,
        policies,
        fc.nat({ max: 25 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (all, by, count, r) => {
          const chosen = chooseInstancesToTerminate({
            instances: all,
            policies: by,
            count,
            now: NOW,
            random: () => r,
          }).map((choice) => choice.instance)
          const open = all.filter(({ protectedFromScaleIn }) => !protectedFromScaleIn)
          expect(chosen.length).toBe(Math.min(count, open.length))
          expect(new Set(chosen).size).toBe(chosen.length)
          expect(chosen.every((one) => open.includes(one))).toBe(true)
          const left = all.filter((one) => !chosen.includes(one))
          const inZone = (zone: string) => left.filter((one) => one.zone === zone).length
          const emptied = new Set(chosen.map(({ zone }) => zone))
          const shrinkable = new Set(left.filter((one) => !one.protectedFromScaleIn).map(({ zone }) => zone))
          for (const from of emptied)
            for (const other of shrinkable) expect(inZone(other) - inZone(from)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

// AZRebalance: a group launches in the zones that have too few before it terminates in those that have too many.

import { describe, expect, it } from 'vitest'
import { createGroupWorld, GROUP_ZONES, groupActivities, groupMembers } from '@/lib/testing/group-world'
import type { TestWorld, TestWorldOptions } from '@/lib/testing/test-world'

const NAME = { AutoScalingGroupName: 'fleet' }

const counts = (test: TestWorld) => {
  const counted = groupMembers(test).filter(({ lifecycleState }) => !lifecycleState.startsWith('Terminating'))
  return GROUP_ZONES.map((zone) => counted.filter((member) => member.zone === zone).length)
}

/** Six instances in one zone of three. */
function uneven(given: Readonly<Record<string, unknown>> = {}, options: TestWorldOptions = {}): TestWorld {
  const [first] = GROUP_ZONES
  const test = createGroupWorld({ DesiredCapacity: 6, AvailabilityZones: [first], ...given }, options)
  return test.runFor('2m')
}
const addZones = (test: TestWorld) =>
  test.ask('autoscaling:UpdateAutoScalingGroup', { ...NAME, AvailabilityZones: GROUP_ZONES })

describe('A group', () => {
  it('balances its instances when it gets more zones, and has never fewer in service', () => {
    const test = uneven()
    addZones(test)
    let most = 0
    for (let second = 0; second < 120; second++) {
      test.runFor('1s')
      const inService = groupMembers(test).filter(({ lifecycleState }) => lifecycleState === 'InService')
      expect(inService.length).toBeGreaterThanOrEqual(6)
      most = Math.max(
        most,
        counts(test).reduce((sum, count) => sum + count, 0),
      )
    }
    expect(counts(test)).toEqual([2, 2, 2])
    expect(most).toBe(10)
    expect(groupActivities(test).map(({ Cause }) => Cause)).toContainEqual(
      expect.stringMatching(
        /^At \S+ instances were launched to balance instances in zones us-east-1b us-east-1c with other zones resulting in more than desired number of instances in the group\. {2}At \S+ an instance was started/,
      ),
    )
  })

  it.each([
    [6, 7],
    [20, 22],
  ])('at its maximum of %i has %i instances at most while it does so', (size, allowed) => {
    const test = uneven({ DesiredCapacity: size, MaxSize: size })
    addZones(test)
    let most = 0
    for (let tick = 0; tick < 600; tick++) {
      test.runFor('1s')
      most = Math.max(
        most,
        counts(test).reduce((sum, count) => sum + count, 0),
      )
    }
    const left = counts(test)
    expect(Math.max(...left) - Math.min(...left)).toBeLessThanOrEqual(1)
    expect(most).toBe(allowed)
  })

  it('balances its zones again after an outage', () => {
    const test = createGroupWorld({ DesiredCapacity: 0 })
    test.ask('playground:StartZoneOutage', { zoneName: GROUP_ZONES[0] })
    test.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 6 })
    expect(counts(test.runFor('1m'))).toEqual([0, 3, 3])
    test.ask('playground:EndZoneOutage', { zoneName: GROUP_ZONES[0] })
    expect(counts(test.runFor('2m'))).toEqual([2, 2, 2])
  })

  it.each(['AZRebalance', 'Launch', 'Terminate'])(
    'leaves its zones uneven while %s is suspended',
    (process) => {
      const test = uneven()
      test.ask('autoscaling:SuspendProcesses', { ...NAME, ScalingProcesses: [process] })
      addZones(test)
      expect(counts(test.runFor('5m'))).toEqual([6, 0, 0])
      test.ask('autoscaling:ResumeProcesses', { ...NAME, ScalingProcesses: [process] })
      expect(counts(test.runFor('2m'))).toEqual([2, 2, 2])
    },
  )

  it('launches none for balance while all instances of the fullest zone are protected', () => {
    const test = uneven({ NewInstancesProtectedFromScaleIn: true })
    addZones(test)
    expect(counts(test.runFor('5m'))).toEqual([6, 0, 0])
  })

  it('waits for the hooks of what it launches before it terminates', () => {
    const test = uneven({ MaxSize: 20 })
    test.ask('autoscaling:PutLifecycleHook', {
      ...NAME,
      LifecycleHookName: 'warm',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      HeartbeatTimeout: 60,
      DefaultResult: 'CONTINUE',
    })
    addZones(test)
    expect(counts(test.runFor('50s'))).toEqual([6, 2, 2])
    expect(counts(test.runFor('2m'))).toEqual([2, 2, 2])
  })
})

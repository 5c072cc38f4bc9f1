import { describe, expect, it } from 'vitest'
import { createGroupWorld, groupActivities, groupMembers, inServiceCount } from '@/lib/testing/group-world'
import { refuse } from '@/lib/testing/refusals'
import type { TestWorld } from '@/lib/testing/test-world'

const NAME = { AutoScalingGroupName: 'fleet' }

const desired = ({ world }: TestWorld) => world.state.autoScalingGroups.get('fleet')?.desiredCapacity
const firstId = (test: TestWorld) => groupMembers(test)[0]?.instanceId ?? ''
const stateOf = (test: TestWorld, id: string) => test.world.state.autoScalingInstances.get(id)?.lifecycleState
const enter = (id: string, ShouldDecrementDesiredCapacity: boolean) => ({
  ...NAME,
  InstanceIds: [id],
  ShouldDecrementDesiredCapacity,
})
const leave = (test: TestWorld, id: string) =>
  test.ask('autoscaling:ExitStandby', { ...NAME, InstanceIds: [id] })

describe('Standby', () => {
  it.each([
    [
      true,
      3,
      2,
      / was moved to standby in response to a user request, shrinking the capacity from 3 to 2\.$/,
    ],
    [false, 4, 3, / was moved to standby in response to a user request\.$/],
  ])(
    'with ShouldDecrementDesiredCapacity %s leaves %i instances and wants %i',
    (shrinks, all, wanted, cause) => {
      const test = createGroupWorld().runFor('2m')
      const id = firstId(test)
      expect(test.ask('autoscaling:EnterStandby', enter(id, shrinks))).toMatchObject({
        Activities: [
          { Description: `Moving EC2 instance to Standby: ${id}`, Cause: expect.stringMatching(cause) },
        ],
      })
      test.runFor('1m')
      expect([groupMembers(test).length, desired(test)]).toEqual([all, wanted])
      expect(stateOf(test, id)).toBe('Standby')
      expect(test.world.state.instances.get(id)?.state).toBe('running')
    },
  )

  it('ends in service, with one instance more than before', () => {
    const test = createGroupWorld().runFor('2m')
    const id = firstId(test)
    test.ask('autoscaling:EnterStandby', enter(id, true))
    leave(test.runFor('1m'), id)
    expect(stateOf(test, id)).toBe('Pending')
    test.runFor('1m')
    expect([stateOf(test, id), desired(test), inServiceCount(test)]).toEqual(['InService', 3, 3])
    expect(groupActivities(test)[0]).toMatchObject({
      StatusCode: 'Successful',
      Description: `Moving EC2 instance out of Standby: ${id}`,
      Cause: expect.stringMatching(
        / was moved out of standby in response to a user request, increasing the capacity from 2 to 3\.$/,
      ),
    })
  })

  it('runs through the hooks on launch when it ends', () => {
    const test = createGroupWorld().runFor('2m')
    const LifecycleTransition = 'autoscaling:EC2_INSTANCE_LAUNCHING'
    test.ask('autoscaling:PutLifecycleHook', { ...NAME, LifecycleHookName: 'warm', LifecycleTransition })
    const id = firstId(test)
    test.ask('autoscaling:EnterStandby', enter(id, true))
    leave(test, id)
    expect(stateOf(test.runFor('1s'), id)).toBe('Pending:Wait')
  })

  it('keeps an instance from scale-in, health checks and forced deletion apart', () => {
    const test = createGroupWorld().runFor('2m')
    const id = firstId(test)
    test.ask('autoscaling:EnterStandby', enter(id, true))
    test.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 0 })
    test.runFor('1m')
    expect(groupMembers(test).map(({ instanceId }) => instanceId)).toEqual([id])
    test.ask('ec2:TerminateInstances', { InstanceIds: [id] })
    test.runFor('1m')
    expect(groupMembers(test)).toEqual([])
  })

  it('ends when its group is deleted by force', () => {
    const test = createGroupWorld().runFor('2m')
    test.ask('autoscaling:EnterStandby', enter(firstId(test), true))
    test.ask('autoscaling:DeleteAutoScalingGroup', { ...NAME, ForceDelete: true })
    test.runFor('1m')
    expect(test.world.state.autoScalingGroups.size).toBe(0)
  })

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      'EnterStandby',
      { MinSize: 3 },
      /^AutoScalingGroup fleet has min-size=3, max-size=9, and desired-size=3\. To place into standby 1 instance, please update/,
    ],
    ['ExitStandby', {}, /is not in Standby/],
  ])('%s with %j is refused', (name, given, text) => {
    const test = createGroupWorld(given).runFor('2m')
    const id = firstId(test)
    const input = name === 'EnterStandby' ? enter(id, true) : { ...NAME, InstanceIds: [id] }
    const error = refuse(test, `autoscaling:${name}`, input)
    expect([error.code, text.test(error.message)]).toEqual(['ValidationError', true])
  })
})

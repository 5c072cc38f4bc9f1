import { describe, expect, it } from 'vitest'
import { createGroupWorld, groupActivities, groupMembers, inServiceCount } from '@/lib/testing/group-world'
import { refuse } from '@/lib/testing/refusals'
import type { TestWorld } from '@/lib/testing/test-world'

const NAME = { AutoScalingGroupName: 'fleet' }

const desired = ({ world }: TestWorld) => world.state.autoScalingGroups.get('fleet')?.desiredCapacity
const ids = (test: TestWorld) => groupMembers(test).map(({ instanceId }) => instanceId)

function refused(test: TestWorld, action: string, input: Readonly<Record<string, unknown>>, text: RegExp) {
  expect(refuse(test, action, input)).toMatchObject({
    code: 'ValidationError',
    message: expect.stringMatching(text),
  })
}

function detach(test: TestWorld, id: string, ShouldDecrementDesiredCapacity: boolean): unknown {
  return test.ask('autoscaling:DetachInstances', {
    ...NAME,
    InstanceIds: [id],
    ShouldDecrementDesiredCapacity,
  })
}

/** One of the three of `fleet`, now of no group, and two that are left. */
function detached(given: Readonly<Record<string, unknown>> = {}): { test: TestWorld; id: string } {
  const test = createGroupWorld(given).runFor('2m')
  const [id = ''] = ids(test)
  detach(test, id, true)
  return { test: test.runFor('1m'), id }
}

describe('DetachInstances', () => {
  it.each([
    [true, 2, 2, / was detached in response to a user request, shrinking the capacity from 3 to 2\.$/],
    [false, 3, 3, / was detached in response to a user request\.$/],
  ])(
    'with ShouldDecrementDesiredCapacity %s leaves %i instances in the group and wants %i',
    (shrinks, left, wanted, cause) => {
      const test = createGroupWorld().runFor('2m')
      const [id = ''] = ids(test)
      expect(detach(test, id, shrinks)).toMatchObject({
        Activities: [
          {
            Description: `Detaching EC2 instance: ${id}`,
            Cause: expect.stringMatching(cause),
            Progress: 100,
          },
        ],
      })
      test.runFor('3m')
      expect([ids(test).length, desired(test)]).toEqual([left, wanted])
      expect(ids(test)).not.toContain(id)
      expect(test.world.state.instances.get(id)?.state).toBe('running')
      expect(test.ask('autoscaling:DescribeAutoScalingInstances', { InstanceIds: [id] })).toEqual({
        AutoScalingInstances: [],
      })
    },
  )

  it('takes protected instances too, and is refused below the minimum', () => {
    const test = createGroupWorld({ MinSize: 3, NewInstancesProtectedFromScaleIn: true }).runFor('2m')
    const [id = ''] = ids(test)
    const input = { ...NAME, InstanceIds: [id], ShouldDecrementDesiredCapacity: true }
    refused(
      test,
      'autoscaling:DetachInstances',
      input,
      /^AutoScalingGroup fleet has min-size=3, max-size=9, and desired-size=3\. To detach 1 instance, please update/,
    )
    detach(test, id, false)
    expect(ids(test)).not.toContain(id)
  })

  it('takes none that is not in service', () => {
    const test = createGroupWorld()
    test.runUntil('an instance boots', () => ids(test).length > 0)
    const input = { ...NAME, InstanceIds: ids(test).slice(0, 1), ShouldDecrementDesiredCapacity: false }
    refused(test, 'autoscaling:DetachInstances', input, /is not in InService/)
  })
})

describe('AttachInstances', () => {
  it('puts a running instance into service, and the desired capacity grows', () => {
    const { test, id } = detached({ NewInstancesProtectedFromScaleIn: true })
    test.ask('autoscaling:AttachInstances', { ...NAME, InstanceIds: [id] })
    expect(groupActivities(test)[0]).toMatchObject({
      Description: `Attaching an existing EC2 instance: ${id}`,
      Cause: expect.stringMatching(
        / an instance was added in response to user request\. Keeping the capacity at the new 3\.$/,
      ),
    })
    test.runFor('1m')
    expect([inServiceCount(test), desired(test)]).toEqual([3, 3])
    expect(groupActivities(test)[0]?.StatusCode).toBe('Successful')
    const { AutoScalingInstances } = test.ask('autoscaling:DescribeAutoScalingInstances', {
      InstanceIds: [id],
    }) as { AutoScalingInstances: readonly Record<string, unknown>[] }
    expect(AutoScalingInstances[0]).toMatchObject({ ProtectedFromScaleIn: true, LifecycleState: 'InService' })
    expect(AutoScalingInstances[0]?.LaunchTemplate).toBeUndefined()
  })

  it('waits for the hooks on launch', () => {
    const { test, id } = detached({
      LifecycleHookSpecificationList: [
        {
          LifecycleHookName: 'launch',
          LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
          HeartbeatTimeout: 30,
          DefaultResult: 'CONTINUE',
        },
      ],
    })
    test.ask('autoscaling:AttachInstances', { ...NAME, InstanceIds: [id] })
    test.runFor('5s')
    expect(test.world.state.autoScalingInstances.get(id)?.lifecycleState).toBe('Pending:Wait')
  })

  it('is replaced like any other when it is terminated', () => {
    const { test, id } = detached()
    test.ask('autoscaling:AttachInstances', { ...NAME, InstanceIds: [id] })
    test.runFor('1m').dispatch('ec2:TerminateInstances', { InstanceIds: [id] })
    test.runFor('5m')
    expect(inServiceCount(test)).toBe(3)
    expect(ids(test)).not.toContain(id)
  })

  it.each([
    [
      'one that is there already',
      (test: TestWorld) => ids(test)[0],
      /is already part of AutoScalingGroup:fleet/,
    ],
    ['one that does not exist', () => 'i-00000000000000000', /^Invalid Instance ID\(s\): \[i-0+\] specified/],
  ])('refuses %s', (_, which, text) => {
    const { test } = detached()
    const input = { ...NAME, InstanceIds: [which(test)] }
    refused(test, 'autoscaling:AttachInstances', input, text)
  })

  it('refuses one that does not run, and more than the maximum', () => {
    const { test, id } = detached({ MaxSize: 3 })
    const input = { ...NAME, InstanceIds: [id] }
    test.dispatch('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 3 })
    const text = /max-size=3, and desired-size=3\. To attach 1 instance, please update/
    refused(test, 'autoscaling:AttachInstances', input, text)
    test.dispatch('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 2 })
    test.dispatch('ec2:TerminateInstances', { InstanceIds: [id] })
    refused(test, 'autoscaling:AttachInstances', input, /is not in correct state/)
  })
})

describe('SetInstanceHealth', () => {
  const set = (test: TestWorld, id: string, HealthStatus: string, more: object = {}) =>
    test.ask('autoscaling:SetInstanceHealth', { InstanceId: id, HealthStatus, ...more })

  it('has an unhealthy instance replaced, a protected one too', () => {
    const test = createGroupWorld({ NewInstancesProtectedFromScaleIn: true }).runFor('2m')
    const [id = ''] = ids(test)
    set(test, id, 'Unhealthy')
    test.runFor('5m')
    expect(ids(test)).not.toContain(id)
    expect([inServiceCount(test), desired(test)]).toEqual([3, 3])
    const [launch, termination] = groupActivities(test)
    expect(termination).toMatchObject({
      Description: `Terminating EC2 instance: ${id}`,
      Cause: expect.stringMatching(
        /^At \S+ an instance was taken out of service in response to a user health-check\.$/,
      ),
    })
    expect(launch?.Cause).toMatch(/in response to an unhealthy instance needing to be replaced/)
  })

  it.each([
    ['in the grace period nothing happens', 600, {}, true],
    ['unless it is not to be respected', 600, { ShouldRespectGracePeriod: false }, false],
    ['after it, it counts', 10, {}, false],
  ])('%s', (_, HealthCheckGracePeriod, more, stays) => {
    const test = createGroupWorld({ HealthCheckGracePeriod }).runFor('2m')
    const [id = ''] = ids(test)
    set(test, id, 'Unhealthy', more)
    test.runFor('5m')
    expect(ids(test).includes(id)).toBe(stays)
  })

  it('stands while ReplaceUnhealthy is suspended, and may be taken back', () => {
    const test = createGroupWorld().runFor('2m')
    const [id = '', other = ''] = ids(test)
    test.dispatch('autoscaling:SuspendProcesses', { ...NAME, ScalingProcesses: ['ReplaceUnhealthy'] })
    set(test, id, 'Unhealthy')
    set(test, other, 'Unhealthy')
    test.runFor('1m')
    expect(groupMembers(test).map(({ healthy }) => healthy)).toEqual([false, false, true])
    set(test, other, 'Healthy')
    test.dispatch('autoscaling:ResumeProcesses', { ...NAME, ScalingProcesses: ['ReplaceUnhealthy'] })
    test.runFor('5m')
    expect(ids(test)).not.toContain(id)
    expect(ids(test)).toContain(other)
  })

  it('knows two states', () => {
    const test = createGroupWorld().runFor('2m')
    const input = { InstanceId: ids(test)[0], HealthStatus: 'Sick' }
    const text = /^Valid instance health states are: \[Healthy, Unhealthy\]\./
    refused(test, 'autoscaling:SetInstanceHealth', input, text)
  })
})

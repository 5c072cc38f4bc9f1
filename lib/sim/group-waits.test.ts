import { describe, expect, it } from 'vitest'
import { createGroupWorld, GROUP_ZONES, groupMembers } from '@/lib/testing/group-world'
import { groupWait, instanceWait } from './waits'

describe('A wait', () => {
  it('of an instance for its lifecycle hook names the hook and its time-out', () => {
    const test = createGroupWorld({
      DesiredCapacity: 1,
      LifecycleHookSpecificationList: [
        {
          LifecycleHookName: 'warm',
          LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
          HeartbeatTimeout: 600,
        },
      ],
    }).runFor('1m')
    const [member] = groupMembers(test)
    const instance = test.world.state.instances.get(member?.instanceId ?? '')
    const [action] = member?.actions ?? []
    expect(instance && instanceWait(test.world, instance)).toEqual({
      cause: 'lifecycle hook warm',
      since: action?.startedAt,
      until: action?.expiresAt,
    })
  })

  it('of a group that could not launch says when it tries again', () => {
    const test = createGroupWorld({ DesiredCapacity: 0 })
    for (const zoneName of GROUP_ZONES) test.ask('playground:StartZoneOutage', { zoneName })
    test.ask('autoscaling:SetDesiredCapacity', { AutoScalingGroupName: 'fleet', DesiredCapacity: 1 })
    test.runFor('1s')
    const group = test.world.state.autoScalingGroups.get('fleet')
    const wait = group && groupWait(test.world, group)
    expect(wait?.cause).toBe('trying again later')
    const seconds = ((wait?.until ?? 0) - test.world.engine.now) / 1_000_000
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(15)
  })
})

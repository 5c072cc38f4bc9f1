import { describe, expect, it } from 'vitest'
import type { GroupScheduledActionView } from '@/lib/protocol'
import type { Command } from '@/lib/protocol/commands'
import { autoScalingGroupSource } from '@/lib/sim/views/auto-scaling-group'
import { createTestWorld } from '@/lib/testing/test-world'
import { type GroupScheduleForm, groupScheduleFormOf, readGroupSchedule } from './group-schedule-form'

const GROUP = { name: 'fleet', scheduledActions: [] }
const FORM: GroupScheduleForm = { ...groupScheduleFormOf(null), min: '2', max: '6' }

describe('The form of a scheduled action', () => {
  it('stands for one operation, which leaves out what is empty', () => {
    expect(readGroupSchedule(FORM, GROUP, null)).toEqual({
      problems: [],
      commands: [
        {
          action: 'autoscaling:PutScheduledUpdateGroupAction',
          input: {
            AutoScalingGroupName: 'fleet',
            ScheduledActionName: 'scheduled',
            Recurrence: '0 8 * * 1-5',
            MinSize: 2,
            MaxSize: 6,
          },
        },
      ],
    })
  })

  it.each<[Partial<GroupScheduleForm>, string, string]>([
    [{ min: '', max: '' }, 'min', 'At least one of MinSize, MaxSize and DesiredCapacity must be specified.'],
    [{ min: '7' }, 'max', 'Min value 7 is larger than max value 6.'],
    [{ desired: '7' }, 'desired', 'Desired capacity must be between MinSize and MaxSize.'],
    [{ timezone: 'Mars' }, 'timezone', 'Invalid time zone: Mars'],
    [
      { recurrence: '0 8 * *' },
      'recurrence',
      'Given recurrence string:0 8 * * is invalid: a recurrence has 5 fields, not 4',
    ],
    [{ kind: 'once' }, 'startTime', 'must be a date and time: 2025-01-31T17:00:00Z'],
    [{ endTime: 'never' }, 'endTime', 'must be a date and time: 2025-01-31T17:00:00Z'],
  ])('says what is wrong with %o', (change, field, message) => {
    expect(readGroupSchedule({ ...FORM, ...change }, GROUP, null).problems).toEqual([{ field, message }])
  })

  it.each<Partial<GroupScheduleForm>>([
    {},
    { timezone: 'Europe/Berlin', endTime: '2025-02-01T00:00:00Z', desired: '3' },
    { kind: 'once', startTime: '2025-01-01T09:30:00Z' },
  ])('makes an action that it shows again as it is: %o', (change) => {
    const test = createTestWorld().dispatch('ec2:CreateLaunchTemplate', {
      LaunchTemplateName: 'web',
      LaunchTemplateData: { InstanceType: 't3.medium' },
    })
    test.dispatch('autoscaling:CreateAutoScalingGroup', {
      AutoScalingGroupName: 'fleet',
      LaunchTemplate: { LaunchTemplateName: 'web' },
      MinSize: 1,
      MaxSize: 4,
      AvailabilityZones: ['us-east-1a'],
    })
    const form = { ...FORM, ...change }
    const [command] = readGroupSchedule(form, GROUP, null).commands as readonly Command[]
    test.dispatch(command?.action ?? '', command?.input ?? {})
    const shown = autoScalingGroupSource.build(test.world, 'asg/fleet')?.scheduledActions[0]
    expect(groupScheduleFormOf(shown as GroupScheduledActionView)).toEqual(form)
  })
})

import { describe, expect, it } from 'vitest'
import { createGroupWorld, groupActivities } from '@/lib/testing/group-world'
import { refuse } from '@/lib/testing/refusals'
import type { TestWorld } from '@/lib/testing/test-world'

const NAME = { AutoScalingGroupName: 'fleet' }

/** The run starts on 2025-01-01 at midnight. */
function scheduled(
  settings: Readonly<Record<string, unknown>>,
  pace: 'aws' | 'instant' = 'instant',
): TestWorld {
  const test = createGroupWorld({}, { pace })
  test.ask('autoscaling:PutScheduledUpdateGroupAction', { ...NAME, ScheduledActionName: 'sale', ...settings })
  return test
}

function sizes({ world }: TestWorld) {
  const group = world.state.autoScalingGroups.get('fleet')
  return [group?.minSize, group?.desiredCapacity, group?.maxSize]
}

function actions(test: TestWorld, filter: object = {}): readonly Record<string, unknown>[] {
  const answer = test.ask('autoscaling:DescribeScheduledActions', { ...NAME, ...filter })
  return (answer as { ScheduledUpdateGroupActions: readonly Record<string, unknown>[] })
    .ScheduledUpdateGroupActions
}

describe('A scheduled action of a group', () => {
  it('sets its sizes once, says so in the cause of what follows, and is gone', () => {
    const test = scheduled({ StartTime: '2025-01-01T00:10:00Z', MinSize: 4, MaxSize: 6, DesiredCapacity: 5 })
    test.runFor('9m')
    expect(sizes(test)).toEqual([0, 3, 9])
    expect(actions(test)).toMatchObject([{ ScheduledActionName: 'sale', MinSize: 4, MaxSize: 6 }])
    test.runFor('2m')
    expect(sizes(test)).toEqual([4, 5, 6])
    expect(groupActivities(test)[0]?.Cause).toMatch(
      /^At 2025-01-01T00:10:00Z a scheduled action update of AutoScalingGroup constraints to min: 4, max: 6, desired: 5 changing the desired capacity from 3 to 5\. /,
    )
    expect(actions(test)).toEqual([])
  })

  it.each([
    ['a minimum lifts the desired capacity', { MinSize: 5 }, [5, 5, 9]],
    ['a minimum above the maximum lifts that too', { MinSize: 12 }, [12, 12, 12]],
    ['a maximum lowers both', { MaxSize: 1 }, [0, 1, 1]],
    ['a desired capacity stays within the bounds', { DesiredCapacity: 20 }, [0, 9, 9]],
  ])('%s', (_, settings, expected) => {
    const test = scheduled({ StartTime: '2025-01-01T00:10:00Z', ...settings })
    expect(sizes(test.runFor('11m'))).toEqual(expected)
  })

  it('recurs from its start to its end', () => {
    const test = scheduled({
      Recurrence: '*/10 * * * *',
      StartTime: '2025-01-01T00:05:00Z',
      EndTime: '2025-01-01T00:25:00Z',
      DesiredCapacity: 1,
    })
    const reset = () => test.dispatch('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 3 })
    for (const [until, desired] of [
      ['6m', 1],
      ['3m', 3],
      ['2m', 1],
      ['10m', 1],
      ['30m', 3],
    ] as const) {
      test.runFor(until)
      expect(sizes(test)[1]).toBe(desired)
      reset()
    }
    expect(actions(test)).toEqual([])
  })

  it('follows the clocks of its time zone', () => {
    const test = scheduled({ Recurrence: '30 1 * * *', TimeZone: 'Europe/Berlin', DesiredCapacity: 1 })
    expect(actions(test)[0]?.StartTime).toBe(30 * 60)
    expect(sizes(test.runFor('31m'))[1]).toBe(1)
  })

  it('does nothing while ScheduledActions is suspended', () => {
    const test = scheduled({ StartTime: '2025-01-01T00:10:00Z', DesiredCapacity: 1 })
    test.dispatch('autoscaling:SuspendProcesses', { ...NAME, ScalingProcesses: ['ScheduledActions'] })
    expect(sizes(test.runFor('20m'))[1]).toBe(3)
  })

  it('is replaced by another of its name, and deleted with its group', () => {
    const test = scheduled({ StartTime: '2025-01-01T00:10:00Z', DesiredCapacity: 1 })
    test.ask('autoscaling:PutScheduledUpdateGroupAction', {
      ...NAME,
      ScheduledActionName: 'sale',
      StartTime: '2025-01-01T00:20:00Z',
      DesiredCapacity: 2,
    })
    expect(sizes(test.runFor('15m'))[1]).toBe(3)
    test.dispatch('autoscaling:DeleteAutoScalingGroup', { ...NAME, ForceDelete: true })
    expect(test.runFor('30m').world.state.groupScheduledActions.size).toBe(0)
  })

  it('is the same run when it is saved and restored', () => {
    const story = (test: TestWorld) => test.runFor('20m').hash()
    const settings = { Recurrence: '*/5 * * * *', DesiredCapacity: 1 }
    expect(story(scheduled(settings, 'aws').runFor('3m').reloaded())).toBe(
      story(scheduled(settings, 'aws').runFor('3m')),
    )
  })

  it('comes in batches, whose refusals are named', () => {
    const test = createGroupWorld()
    const at = (minute: number) => `2025-01-01T00:${minute}:00Z`
    expect(
      test.ask('autoscaling:BatchPutScheduledUpdateGroupAction', {
        ...NAME,
        ScheduledUpdateGroupActions: [
          { ScheduledActionName: 'a', StartTime: at(10), MinSize: 1 },
          { ScheduledActionName: 'b', StartTime: at(10), MinSize: 2 },
          { ScheduledActionName: 'c', StartTime: at(20), MinSize: 2 },
        ],
      }),
    ).toMatchObject({
      FailedScheduledUpdateGroupActions: [{ ScheduledActionName: 'b', ErrorCode: 'AlreadyExists' }],
    })
    const filter = { StartTime: at(15) }
    expect(actions(test, filter).map((one) => one.ScheduledActionName)).toEqual(['c'])
    const batch = { ...NAME, ScheduledActionNames: ['a', 'b', 'c'] }
    expect(test.ask('autoscaling:BatchDeleteScheduledAction', batch)).toMatchObject({
      FailedScheduledActions: [{ ScheduledActionName: 'b', ErrorMessage: 'Scheduled action name not found' }],
    })
    expect(actions(test)).toEqual([])
  })

  it.each([
    ['without a time', { MinSize: 1 }, /^Either StartTime or Recurrence/],
    ['in the past', { StartTime: '2024-12-31T00:00:00Z', MinSize: 1 }, /^Given start time is in the past/],
    ['without sizes', { Recurrence: '0 9 * * *' }, /^At least one of/],
    [
      'of another cron',
      { Recurrence: '0 9 ? * MON *', MinSize: 1 },
      /^Given recurrence string:0 9 .* 5 fields/,
    ],
    [
      'in no time zone',
      { Recurrence: '0 9 * * *', TimeZone: 'Mars', MinSize: 1 },
      /^Invalid time zone: Mars/,
    ],
    ['of crossed sizes', { Recurrence: '0 9 * * *', MinSize: 2, MaxSize: 1 }, /^Min value 2 is larger/],
    [
      'outside of its sizes',
      { Recurrence: '0 9 * * *', MaxSize: 1, DesiredCapacity: 2 },
      /^Desired capacity/,
    ],
    [
      'that ends before it begins',
      { Recurrence: '0 9 * * *', EndTime: '2025-01-01T08:00:00Z', MinSize: 1 },
      /never falls due/,
    ],
  ])('%s is refused', (_, settings, text) => {
    const input = { ...NAME, ScheduledActionName: 'x', ...settings }
    const error = refuse(createGroupWorld().runFor('1m'), 'autoscaling:PutScheduledUpdateGroupAction', input)
    expect(error).toMatchObject({ code: 'ValidationError', message: expect.stringMatching(text) })
  })
})

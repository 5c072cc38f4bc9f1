// What Application Auto Scaling does by itself when bounds change and scheduled actions fall due.

import { describe, expect, it } from 'vitest'
import { parseDateTime } from '@/lib/engine'
import { createScalingWorld, scaling } from '@/lib/testing/scaling-world'
import type { TestWorld } from '@/lib/testing/test-world'

const activities = ({ world }: TestWorld) =>
  [...world.state.scalingActivities.values()].map(({ description, cause, status, statusMessage }) => ({
    description,
    cause,
    status,
    statusMessage,
  }))
const desired = (test: TestWorld) => test.serviceNamed().desiredCount

describe('Bounds', () => {
  it('lift the desired count at once, and ECS fulfils it', () => {
    const test = createScalingWorld()
    scaling(test, 'RegisterScalableTarget', { MinCapacity: 4 })
    expect(desired(test)).toBe(4)
    expect(activities(test)).toEqual([
      {
        description: 'Setting desired count to 4.',
        cause: 'minimum capacity was set to 4',
        status: 'InProgress',
        statusMessage: 'Successfully set desired count to 4. Waiting for change to be fulfilled by ecs.',
      },
    ])
    test.runFor('1m').expectRunning(4)
    expect(activities(test)).toMatchObject([
      {
        status: 'Successful',
        statusMessage: 'Successfully set desired count to 4. Change successfully fulfilled by ecs.',
      },
    ])
  })

  it('lower it too', () => {
    const test = createScalingWorld({ desired: 4 })
    scaling(test, 'RegisterScalableTarget', { MaxCapacity: 3 })
    expect(activities(test)).toMatchObject([{ cause: 'maximum capacity was set to 3' }])
    test.runFor('2m').expectRunning(3)
  })

  it('change nothing when the desired count lies within them', () => {
    const test = createScalingWorld({ desired: 4 })
    scaling(test, 'RegisterScalableTarget', { MinCapacity: 2, MaxCapacity: 8 })
    expect(activities(test)).toEqual([])
  })

  it('call ecs:UpdateService, which the command log shows', () => {
    const test = createScalingWorld()
    scaling(test, 'RegisterScalableTarget', { MinCapacity: 3 })
    expect(test.world.log.commands.filter(({ origin }) => origin === 'aws')).toMatchObject([
      {
        action: 'ecs:UpdateService',
        commandLine: 'aws ecs update-service --cluster default --service web --desired-count 3',
      },
    ])
  })

  it('override what is still under way, and a change by hand does the same', () => {
    const test = createScalingWorld()
    scaling(test, 'RegisterScalableTarget', { MinCapacity: 4 })
    scaling(test, 'RegisterScalableTarget', { MinCapacity: 5 })
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 7 }).runFor('1m')
    expect(activities(test).map(({ status }) => status)).toEqual(['Overridden', 'Overridden'])
    test.expectRunning(7)
  })

  it('wait for tasks that find no room', () => {
    const test = createScalingWorld({ max: 100 })
    scaling(test, 'RegisterScalableTarget', { MinCapacity: 90 })
    test.runFor('5m')
    expect(activities(test)).toMatchObject([{ status: 'InProgress' }])
  })
})

describe('A scheduled action', () => {
  const startAt = parseDateTime('2025-03-28T00:00:00Z') ?? 0
  const sale = (test: TestWorld, input: object) =>
    scaling(test, 'PutScheduledAction', { ScheduledActionName: 'sale', ...input })

  it('sets bounds by the calendar of the run, then the desired count', () => {
    const test = createScalingWorld({}, { startAt })
    sale(test, {
      Schedule: 'at(2025-03-28T00:30:00)',
      ScalableTargetAction: { MinCapacity: 4, MaxCapacity: 8 },
    })
    test.runFor('20m')
    expect(desired(test)).toBe(2)
    test.runFor('15m').expectRunning(4)
    expect(activities(test)).toEqual([
      {
        description: 'Setting min capacity to 4 and max capacity to 8',
        cause: 'scheduled action name sale was triggered',
        status: 'Successful',
        statusMessage: 'Successfully set min capacity to 4 and max capacity to 8',
      },
      {
        description: 'Setting desired count to 4.',
        cause: 'minimum capacity was set to 4',
        status: 'Successful',
        statusMessage: 'Successfully set desired count to 4. Change successfully fulfilled by ecs.',
      },
    ])
  })

  it('recurs by the clock of its time zone, which goes forward on the way', () => {
    const test = createScalingWorld({}, { startAt })
    sale(test, {
      Schedule: 'cron(0 9 * * ? *)',
      Timezone: 'Europe/Berlin',
      ScalableTargetAction: { MinCapacity: 2 },
    })
    test.runFor('90h')
    const at = [...test.world.state.scalingActivities.values()].map(({ startedAt }) => startedAt / 3_600e6)
    expect(at).toEqual([8, 24 + 8, 48 + 7, 72 + 7])
  })

  it('begins at its start, recurs, and ends at its end', () => {
    const test = createScalingWorld({}, { startAt })
    sale(test, {
      Schedule: 'rate(2 hours)',
      StartTime: '2025-03-28T03:15:00Z',
      EndTime: '2025-03-28T08:00:00Z',
      ScalableTargetAction: { MinCapacity: 2 },
    })
    test.runFor('12h')
    const at = [...test.world.state.scalingActivities.values()].map(({ startedAt }) => startedAt / 3_600e6)
    expect(at).toEqual([3.25, 5.25, 7.25])
  })

  it('that is changed falls due as it was changed, and one that is deleted never', () => {
    const test = createScalingWorld({}, { startAt })
    sale(test, { Schedule: 'at(2025-03-28T00:30:00)', ScalableTargetAction: { MinCapacity: 4 } })
    sale(test, { Schedule: 'at(2025-03-28T00:40:00)' })
    test.runFor('35m')
    expect(activities(test)).toEqual([])
    test.runFor('10m')
    expect(desired(test)).toBe(4)
    sale(test, { Schedule: 'at(2025-03-28T01:30:00)', ScalableTargetAction: { MinCapacity: 6 } })
    scaling(test, 'DeleteScheduledAction', { ScheduledActionName: 'sale' }).runFor('2h')
    expect(desired(test)).toBe(4)
  })

  it('does nothing while scheduled scaling is suspended, and says why', () => {
    const test = createScalingWorld({}, { startAt })
    scaling(test, 'RegisterScalableTarget', { SuspendedState: { ScheduledScalingSuspended: true } })
    sale(test, { Schedule: 'at(2025-03-28T00:30:00)', ScalableTargetAction: { MinCapacity: 4 } })
    test.runFor('40m')
    expect([desired(test), activities(test)]).toEqual([2, []])
    expect(test.world.log.decisions.some(({ rule }) => rule === 'ScheduledScalingSuspended')).toBe(true)
  })

  it('acts within a minute at AWS’s pace', () => {
    const test = createScalingWorld({}, { startAt, pace: 'aws' })
    sale(test, { Schedule: 'at(2025-03-28T00:30:00)', ScalableTargetAction: { MinCapacity: 4 } })
    test.runFor('35m')
    const [first] = test.world.state.scalingActivities.values()
    const seconds = (first?.startedAt ?? 0) / 1e6 - 1_800
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(60)
  })

  it('falls due after a checkpoint as without one', () => {
    const test = createScalingWorld({}, { startAt })
    sale(test, { Schedule: 'at(2025-03-28T00:30:00)', ScalableTargetAction: { MinCapacity: 4 } })
    const again = test.runFor('10m').reloaded()
    expect(again.runFor('30m').hash()).toBe(test.runFor('30m').hash())
    expect(desired(again)).toBe(4)
  })
})

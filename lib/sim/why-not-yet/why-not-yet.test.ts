// The list of gates against what the model does: times that it names as known come true, reasons are those that held the policy back.

import { describe, expect, it } from 'vitest'
import { afterSeconds, existing, type SimTime } from '@/lib/engine'
import type { GateView, WhyNotYet } from '@/lib/protocol'
import { createScalingWorld, type ScalingWorldGiven, scaling } from '@/lib/testing/scaling-world'
import type { TestWorld, TestWorldOptions } from '@/lib/testing/test-world'
import { whyNotYet } from './why-not-yet'

function tracked(
  given: ScalingWorldGiven,
  settings: Readonly<Record<string, unknown>> = {},
  options: TestWorldOptions = {},
): TestWorld {
  return track(createScalingWorld(given, options), 'load', settings)
}

function track(test: TestWorld, name: string, settings: Readonly<Record<string, unknown>> = {}): TestWorld {
  return scaling(test, 'PutScalingPolicy', {
    PolicyName: name,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 50,
      CustomizedMetricSpecification: { Namespace: 'Test', MetricName: name, Statistic: 'Average' },
      ...settings,
    },
  })
}

/** Puts the value at the end of each of so many minutes, and lets half a minute pass after the last. */
function load(test: TestWorld, value: number, minutes: number, name = 'load'): TestWorld {
  const { engine, cloudwatch } = test.world
  const values = { sampleCount: 1, sum: value, minimum: value, maximum: value }
  for (let minute = 0; minute < minutes; minute++) {
    test.runTo(afterSeconds(engine.now, 60 - ((engine.now / 1e6) % 60)))
    cloudwatch.publish({ namespace: 'Test', name, dimensions: [] }, { values })
  }
  return test.runFor('30s')
}

function why(test: TestWorld): WhyNotYet {
  return existing(whyNotYet(test.world, test.serviceNamed().arn), 'gates')
}

const outGates = (test: TestWorld) => why(test).out?.gates ?? []
const inGates = (test: TestWorld) => why(test).in?.gates ?? []
const find = (gates: readonly GateView[], id: string) =>
  existing(
    gates.find((gate) => gate.id === id),
    `gate ${id} among ${gates.map((one) => one.id).join(', ')}`,
  )
const text = ({ detail }: GateView) => detail.map((part) => (typeof part === 'string' ? part : '…')).join('')
const atOf = ({ time }: GateView) => (time.kind === 'unknown' ? null : time.at)

describe('Of a service without policies', () => {
  it('there is nothing to say before it is registered', () => {
    const test = createScalingWorld()
    expect(why(test)).toMatchObject({
      out: null,
      in: null,
      headline: '2 tasks running. No policy may scale out.',
    })
    scaling(test, 'DeregisterScalableTarget')
    expect(whyNotYet(test.world, test.serviceNamed().arn)).toBeNull()
  })
})

describe('On the way to ALARM', () => {
  it('the datapoints that count are counted, and the sum is written out', () => {
    const test = load(tracked({ desired: 4, max: 12 }), 78, 2)
    expect(why(test).headline).toBe('4 tasks at 78. 7 would do.')
    const [crossing, datapoints, alarm, decision, healthy] = outGates(test)
    expect(crossing).toMatchObject({ kind: 'load', state: 'done', title: 'load went above 50' })
    expect(datapoints).toMatchObject({
      state: 'current',
      title: '2 of 3 datapoints above 50',
      pointsNeeded: 3,
    })
    expect(datapoints?.points.map(({ value }) => value)).toEqual([78, 78])
    expect(alarm).toMatchObject({ state: 'ahead', title: 'AlarmHigh goes into ALARM' })
    expect(decision).toMatchObject({ state: 'ahead', title: '4 tasks × 78 ÷ 50 = 6.24 → 7' })
    expect(decision && text(decision)).toBe('desired 4 → 7, maximum 12, if the metric stays there')
    expect(healthy).toMatchObject({ kind: 'healthy', state: 'ahead', title: '7 of 7 healthy' })
  })

  it.each(['aws', 'instant'] as const)(
    'the next datapoint comes into sight, and the alarm changes, when it says so (%s)',
    (pace) => {
      const test = load(tracked({ desired: 4 }, {}, { pace }), 78, 2)
      const datapoints = find(outGates(test), 'datapoints')
      const part = datapoints.detail.find((one) => typeof one !== 'string')
      const visibleAt = existing(typeof part === 'object' ? part.until : undefined, 'a countdown')
      const alarmAt = existing(atOf(find(outGates(test), 'alarm')), 'an estimate')
      const { cloudwatch, engine } = test.world
      const values = { sampleCount: 1, sum: 78, minimum: 78, maximum: 78 }
      const counted = () => find(outGates(test), 'datapoints').points.length
      test.runTo(afterSeconds(engine.now, 60 - ((engine.now / 1e6) % 60)))
      cloudwatch.publish({ namespace: 'Test', name: 'load', dimensions: [] }, { values })
      const before = counted()
      if (visibleAt > engine.now) {
        test.runTo((visibleAt - 1) as SimTime)
        expect(counted()).toBe(before)
        test.runTo(visibleAt)
      }
      expect(counted()).toBe(3)
      test.runTo((alarmAt - 1) as SimTime)
      expect(find(outGates(test), 'alarm').time).toEqual({ kind: 'known', at: alarmAt })
      expect(find(outGates(test), 'alarm').state).toBe('current')
      test.runTo(alarmAt)
      expect(find(outGates(test), 'alarm')).toMatchObject({
        state: 'done',
        time: { kind: 'known', at: alarmAt },
      })
    },
  )

  it('nothing is foreseen while the newest datapoint is within the target', () => {
    const test = load(load(tracked({ desired: 4 }), 78, 2), 40, 1)
    const gates = outGates(test)
    expect(gates.map(({ title }) => title)).toEqual(['2 of 3 datapoints above 50'])
    expect(why(test).headline).toBe('4 tasks at 40 (target 50). No more are needed.')
    expect(why(test).relief).toBeNull()
  })

  it('of several policies the nearest is shown and the others are named', () => {
    const test = track(tracked({ desired: 4 }), 'other', {})
    load(test, 78, 2, 'other')
    expect(why(test).out?.policyName).toBe('other')
    expect(why(test).others).toMatchObject([{ policyName: 'load', text: '0 of 3 datapoints above 50' }])
  })
})

describe('What holds a decision back', () => {
  it('is the cooldown, with what it comes to afterwards', () => {
    const test = load(load(tracked({ desired: 4, max: 20 }), 78, 3), 60, 3)
    const cooldown = find(outGates(test), 'cooldown')
    expect(cooldown).toMatchObject({ state: 'current', kind: 'cooldown' })
    const { cooldown: kept } = existing([...test.world.state.scalableTargets.values()][0], 'a target')
    expect(atOf(cooldown)).toBe(kept?.until)
    expect(text(find(outGates(test), 'decision'))).toBe(
      'held back · counts from 4, before the last scale-out',
    )
    const then = find(outGates(test), 'then')
    expect(then).toMatchObject({ state: 'ahead', title: '7 tasks × 60 ÷ 50 = 8.4 → 9' })
    load(test, 60, 3)
    expect(test.serviceNamed().desiredCount).toBe(9)
  })

  it('is the maximum, and what the sum asks for is said', () => {
    const test = load(tracked({ desired: 4, max: 4 }), 78, 3)
    expect(find(outGates(test), 'atMax')).toMatchObject({
      state: 'current',
      title: 'Already at the maximum capacity of 4',
      detail: ['a maximum of 7 is asked for'],
    })
    expect(why(test)).toMatchObject({
      headline: '4 tasks at 78. 7 would do, the maximum is 4.',
      relief: null,
    })
  })

  it('is a suspended process, until it is set back', () => {
    const test = tracked({ desired: 4 })
    const suspend = (DynamicScalingOutSuspended: boolean) =>
      scaling(test, 'RegisterScalableTarget', { SuspendedState: { DynamicScalingOutSuspended } })
    suspend(true)
    load(test, 78, 3)
    expect(find(outGates(test), 'suspended').title).toBe('DynamicScalingOutSuspended is true')
    suspend(false)
    expect(outGates(test).some(({ id }) => id === 'suspended')).toBe(false)
  })

  it('to scale in are fifteen datapoints, the minimum, other policies and deployments', () => {
    const test = load(tracked({ desired: 4 }), 10, 2)
    expect(find(inGates(test), 'datapoints')).toMatchObject({ title: '2 of 15 datapoints under 45' })
    expect(text(find(inGates(test), 'datapoints'))).toContain('takes 15 minutes of calm')
    const opens = existing(atOf(find(inGates(test), 'alarm')), 'an estimate')
    track(test, 'other')
    expect(find(inGates(test), 'otherPolicies').title).toBe('other is not ready to scale in')
    test.dispatch('ecs:UpdateService', { service: 'web', forceNewDeployment: true })
    expect(find(inGates(test), 'deployment').title).toBe('A deployment is in progress')
    scaling(test, 'RegisterScalableTarget', { MinCapacity: 4 })
    expect(find(inGates(test), 'atMin').title).toBe('Already at the minimum capacity of 4')
    load(test, 10, 13)
    const low = [...test.world.state.alarms.values()].find(({ name }) => name.includes('AlarmLow'))
    expect(low?.stateSince).toBe(opens)
  })
})

describe('From the desired count to tasks that serve', () => {
  it('each task says what it waits for, and the end comes when all are healthy', () => {
    const test = load(tracked({ desired: 2 }, {}, { pace: 'aws' }), 78, 3)
    test.runUntil('a decision', () => test.serviceNamed().desiredCount > 2, '5m')
    const gates = outGates(test)
    expect(find(gates, 'decided').state).toBe('done')
    expect(find(gates, 'scheduler')).toMatchObject({ state: 'current', title: '2 tasks to start' })
    const lookAt = existing(atOf(find(gates, 'scheduler')), 'a look')
    test.runTo(lookAt)
    const waiting = outGates(test).filter(({ kind }) => kind === 'tasks')
    expect(waiting.length).toBeGreaterThan(0)
    for (const { state, title } of waiting)
      expect([state, title]).toEqual(['current', expect.stringMatching(/^\d tasks?: /)])
    expect(find(outGates(test), 'healthy').title).toBe('2 of 4 healthy')
    test.runUntil('four healthy tasks', () => why(test).relief === null, '5m')
    expect(outGates(test).some(({ kind }) => kind === 'tasks' || kind === 'healthy')).toBe(false)
  })

  it('a task without room is named with what is short and when it is tried again', () => {
    const test = createScalingWorld({ desired: 2, max: 100 })
    track(test, 'load')
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 90 })
    test.runUntil('a blocked service', () => test.notes().blocked !== null, '5m')
    test.runFor('5s')
    const room = find(outGates(test), 'placement')
    expect(room).toMatchObject({ kind: 'placement', state: 'current' })
    expect(room.title).toMatch(/^No room for \d+ tasks$/)
    expect(text(room)).toMatch(/^it tries again in … · .*(memory|CPU)/i)
    expect(atOf(room)).toBe(test.notes().placementRetryAt)
  })
})

// Lifecycle hooks of Auto Scaling groups: rows of the guide's text on hooks, and what an instance goes through.

import { describe, expect, it } from 'vitest'
import { globalTimeoutSeconds } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { createGroupWorld, groupActivities, groupMembers, inServiceCount } from '@/lib/testing/group-world'
import { refuse } from '@/lib/testing/refusals'
import type { TestWorld, TestWorldOptions } from '@/lib/testing/test-world'

const NAME = { AutoScalingGroupName: 'fleet' }
const LAUNCHING = 'autoscaling:EC2_INSTANCE_LAUNCHING'
const TERMINATING = 'autoscaling:EC2_INSTANCE_TERMINATING'

function withHooks(
  hooks: readonly Readonly<Record<string, unknown>>[],
  given: Readonly<Record<string, unknown>> = {},
  options: TestWorldOptions = {},
): TestWorld {
  return createGroupWorld({ DesiredCapacity: 1, LifecycleHookSpecificationList: hooks, ...given }, options)
}

const hook = (LifecycleTransition: string, given: Readonly<Record<string, unknown>> = {}) => ({
  LifecycleHookName: 'warm',
  LifecycleTransition,
  HeartbeatTimeout: 60,
  ...given,
})

const state = (test: TestWorld) => groupMembers(test)[0]?.lifecycleState
const instanceId = (test: TestWorld) => groupMembers(test)[0]?.instanceId ?? ''
const complete = (test: TestWorld, LifecycleActionResult: string, LifecycleHookName = 'warm') =>
  test.ask('autoscaling:CompleteLifecycleAction', {
    ...NAME,
    LifecycleHookName,
    InstanceId: instanceId(test),
    LifecycleActionResult,
  })
const heartbeat = (test: TestWorld) =>
  test.ask('autoscaling:RecordLifecycleActionHeartbeat', {
    ...NAME,
    LifecycleHookName: 'warm',
    InstanceId: instanceId(test),
  })
const scaleIn = (test: TestWorld) =>
  test.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 0 })

describe('A lifecycle hook', () => {
  it('is described with the timeouts and the default result of the API', () => {
    const test = createGroupWorld()
    test.ask('autoscaling:PutLifecycleHook', {
      ...NAME,
      LifecycleHookName: 'warm',
      LifecycleTransition: LAUNCHING,
    })
    const hooks = () => test.ask('autoscaling:DescribeLifecycleHooks', NAME)
    const warm = {
      ...NAME,
      LifecycleHookName: 'warm',
      LifecycleTransition: LAUNCHING,
      HeartbeatTimeout: 3_600,
      GlobalTimeout: 172_800,
      DefaultResult: 'ABANDON',
    }
    expect(hooks()).toEqual({ LifecycleHooks: [warm] })
    test.ask('autoscaling:PutLifecycleHook', { ...NAME, LifecycleHookName: 'warm', HeartbeatTimeout: 300 })
    expect(hooks()).toEqual({ LifecycleHooks: [{ ...warm, HeartbeatTimeout: 300, GlobalTimeout: 30_000 }] })
    test.ask('autoscaling:DeleteLifecycleHook', { ...NAME, LifecycleHookName: 'warm' })
    expect(hooks()).toEqual({ LifecycleHooks: [] })
  })

  it.each([
    [30, 3_000],
    [300, 30_000],
    [1_728, 172_800],
    [3_600, 172_800],
    [7_200, 172_800],
  ])('with a heartbeat timeout of %i s holds an instance for %i s at most', (heartbeatSeconds, most) =>
    expect(globalTimeoutSeconds(heartbeatSeconds)).toBe(most),
  )

  it('keeps a launch in Pending:Wait, out of service, until the action is completed', () => {
    const test = withHooks([hook(LAUNCHING)]).runFor('30s')
    expect(state(test)).toBe('Pending:Wait')
    expect(groupActivities(test)).toMatchObject([{ StatusCode: 'MidLifecycleAction' }])
    complete(test, 'CONTINUE')
    test.runFor('1s')
    expect(state(test)).toBe('InService')
    expect(groupActivities(test)).toMatchObject([{ StatusCode: 'Successful' }])
  })

  it('passes through Pending:Proceed at the pace of AWS', () => {
    const test = withHooks([hook(LAUNCHING)], {}, { pace: 'aws' }).runFor('40s')
    complete(test, 'CONTINUE')
    const seen = new Set<string | undefined>()
    for (let tick = 0; tick < 60; tick++) seen.add(state(test.runFor('100ms')))
    expect([...seen]).toEqual(['Pending:Proceed', 'InService'])
  })

  it('says what it waits for as EventBridge does', () => {
    const test = withHooks([hook(LAUNCHING, { NotificationMetadata: 'ami-7' })]).runFor('30s')
    const begun = test.world.log.events.find(
      ({ detailType }) => detailType === 'EC2 Instance-launch Lifecycle Action',
    )
    expect(begun).toMatchObject({
      source: 'aws.autoscaling',
      detail: {
        LifecycleActionToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
        AutoScalingGroupName: 'fleet',
        LifecycleHookName: 'warm',
        EC2InstanceId: instanceId(test),
        LifecycleTransition: LAUNCHING,
        NotificationMetadata: 'ami-7',
        Origin: 'EC2',
        Destination: 'AutoScalingGroup',
      },
    })
  })

  it.each([
    ['CONTINUE', 'InService', 'Successful', undefined],
    ['ABANDON', 'Pending:Wait', 'Cancelled', /was abandoned: Heartbeat Timeout$/],
  ])('whose time is up ends a launch with its default result %s', (DefaultResult, now, status, message) => {
    const test = withHooks([hook(LAUNCHING, { DefaultResult })]).runFor('30s')
    const first = instanceId(test)
    test.runFor('120s')
    const launch = groupActivities(test).find(({ Description }) =>
      String(Description).startsWith(`Launching a new EC2 instance: ${first}`),
    )
    expect(launch).toMatchObject({ StatusCode: status })
    if (message) expect(launch?.StatusMessage).toMatch(message)
    expect(groupMembers(test).at(-1)?.lifecycleState).toBe(now)
    expect(inServiceCount(test)).toBe(now === 'InService' ? 1 : 0)
    if (DefaultResult === 'ABANDON') expect(test.world.state.instances.get(first)?.state).not.toBe('running')
  })

  it('ends a launch with ABANDON: the instance is terminated and another launched', () => {
    const test = withHooks([hook(LAUNCHING)]).runFor('30s')
    const first = instanceId(test)
    complete(test, 'ABANDON')
    test.runFor('60s')
    expect(test.world.state.instances.get(first)?.state).toBe('terminated')
    expect(groupMembers(test).map(({ lifecycleState }) => lifecycleState)).toEqual(['Pending:Wait'])
    const description = `Launching a new EC2 instance: ${first}.  Status Reason: Instance failed to complete user's Lifecycle Action: Lifecycle Action with token`
    expect(groupActivities(test)).toContainEqual(
      expect.objectContaining({
        Description: expect.stringContaining(description),
        StatusMessage: expect.stringMatching(/abandoned: Lifecycle Action Completed with ABANDON Result$/),
      }),
    )
  })

  it.each(['CONTINUE', 'ABANDON'])('terminates the instance after %s', (result) => {
    const test = withHooks([hook(TERMINATING)]).runFor('30s')
    scaleIn(test)
    test.runFor('20s')
    expect(state(test)).toBe('Terminating:Wait')
    expect(test.world.state.instances.get(instanceId(test))?.state).toBe('running')
    complete(test, result)
    test.runFor('1s')
    expect(state(test)).toBe('Terminating:Proceed')
    test.runFor('30s')
    expect(groupMembers(test)).toEqual([])
  })

  it('is given more time by heartbeats, up to its global timeout', () => {
    const test = withHooks([hook(TERMINATING, { HeartbeatTimeout: 30 })]).runFor('30s')
    scaleIn(test)
    test.runFor('1s')
    for (let beats = 0; beats < 149; beats++) {
      test.runFor('20s')
      expect(state(test)).toBe('Terminating:Wait')
      heartbeat(test)
    }
    expect(state(test.runFor('25s'))).toBe('Terminating:Proceed')
  })

  it('ends when its heartbeat timeout is over, and not before', () => {
    const test = withHooks([hook(TERMINATING)]).runFor('30s')
    scaleIn(test)
    expect(state(test.runFor('59s'))).toBe('Terminating:Wait')
    expect(state(test.runFor('2s'))).toBe('Terminating:Proceed')
  })

  it.each([
    ['CONTINUE', 'Terminating:Wait'],
    ['ABANDON', 'Terminating:Proceed'],
  ])('waits for the other hooks after %s: %s', (result, expected) => {
    const other = hook(TERMINATING, { LifecycleHookName: 'logs' })
    const test = withHooks([hook(TERMINATING), other]).runFor('30s')
    scaleIn(test)
    test.runFor('20s')
    complete(test, result)
    expect(state(test.runFor('1s'))).toBe(expected)
    if (result === 'CONTINUE') {
      complete(test, 'CONTINUE', 'logs')
      expect(state(test.runFor('1s'))).toBe('Terminating:Proceed')
    }
  })

  it.each([
    [LAUNCHING, 'terminated'],
    [TERMINATING, 'terminated'],
  ])('of %s that is deleted lets the instance go: it is %s', (transition, expected) => {
    const test = withHooks([hook(transition)]).runFor('30s')
    if (transition === TERMINATING) scaleIn(test)
    test.runFor('1s')
    const first = instanceId(test)
    expect(state(test)).toMatch(/:Wait$/)
    test.ask('autoscaling:DeleteLifecycleHook', { ...NAME, LifecycleHookName: 'warm' })
    test.runFor('60s')
    expect(test.world.state.instances.get(first)?.state).toBe(expected)
    expect(inServiceCount(test)).toBe(transition === LAUNCHING ? 1 : 0)
  })

  it('waits for nothing in an instance that has gone already', () => {
    const test = withHooks([hook(TERMINATING)]).runFor('30s')
    const first = instanceId(test)
    test.ask('ec2:TerminateInstances', { InstanceIds: [first] })
    test.runFor('60s')
    expect(groupMembers(test).map(({ instanceId: id }) => id)).not.toContain(first)
    expect(inServiceCount(test)).toBe(1)
  })

  it('does not keep a group that is deleted by force', () => {
    const test = withHooks([hook(TERMINATING, { HeartbeatTimeout: 7_200 })]).runFor('30s')
    scaleIn(test)
    test.runFor('20s')
    test.ask('autoscaling:DeleteAutoScalingGroup', { ...NAME, ForceDelete: true })
    test.runFor('60s')
    expect(test.world.state.autoScalingGroups.size).toBe(0)
  })

  it('does the same from a checkpoint', () => {
    const test = withHooks([hook(LAUNCHING), hook(TERMINATING, { LifecycleHookName: 'logs' })]).runFor('45s')
    const again = test.reloaded().runFor('3m')
    expect(again.hash()).toBe(test.runFor('3m').hash())
  })

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['PutLifecycleHook', { LifecycleHookName: 'new' }, 'ValidationError', /transition is required/],
    [
      'PutLifecycleHook',
      { LifecycleHookName: 'warm', HeartbeatTimeout: 29 },
      'ValidationError',
      /HeartbeatTimeout/,
    ],
    ['DeleteLifecycleHook', { LifecycleHookName: 'no' }, 'ValidationError', /No Lifecycle Hook found/],
    [
      'CompleteLifecycleAction',
      { LifecycleHookName: 'warm', InstanceId: 'i-0', LifecycleActionResult: 'CONTINUE' },
      'ValidationError',
      /^No active Lifecycle Action found with instance ID i-0/,
    ],
    [
      'RecordLifecycleActionHeartbeat',
      { LifecycleHookName: 'warm', LifecycleActionToken: '0'.repeat(36) },
      'ValidationError',
      /^No active Lifecycle Action found with token 0000/,
    ],
    ['RecordLifecycleActionHeartbeat', { LifecycleHookName: 'warm' }, 'ValidationError', /InstanceId/],
  ])('%s %j is refused with %s', (name, input, code, text) => {
    const test = withHooks([hook(LAUNCHING)]).runFor('2s')
    const error = refuse(test, `autoscaling:${name}`, { ...NAME, ...input })
    expect(error.code).toBe(code)
    expect(error.message).toMatch(text)
  })

  it('is the 51st of a group and refused', () => {
    const names = Array.from({ length: 50 }, (_, i) => hook(LAUNCHING, { LifecycleHookName: `hook-${i}` }))
    const error = refuse(withHooks(names), 'autoscaling:PutLifecycleHook', { ...NAME, ...hook(LAUNCHING) })
    expect(error.code).toBe('LimitExceeded')
  })
})

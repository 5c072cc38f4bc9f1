// What the buttons of an instance in its group send is taken by the operations themselves, and refused in AWS's words.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import type { Command, InstanceView } from '@/lib/protocol'
import { VIEW_SOURCES } from '@/lib/sim/views/view-sources'
import { createGroupWorld, groupMembers } from '@/lib/testing/group-world'
import type { TestWorld } from '@/lib/testing/test-world'
import { protectInstance } from '../carry/operations'
import { deleteHook, type HookForm, hookFormOf, readHookForm } from './hook-form'
import { completeAction, enterStandby, exitStandby, memberOf, terminateInGroup } from './member-operations'

const groupOf = ({ world }: TestWorld) =>
  existing([...VIEW_SOURCES.autoScalingGroup.all(world)][0], 'the group')
const instanceOf = ({ world }: TestWorld): InstanceView =>
  existing([...VIEW_SOURCES.instance.all(world)][0], 'an instance')
const member = (test: TestWorld) => existing(memberOf(instanceOf(test)), 'its membership')
const desired = (test: TestWorld) => groupOf(test).desiredCapacity

function refusalOf(test: TestWorld, { action, input }: Command): string | null {
  const done = test.attempt(action, input)
  return done.ok ? null : done.error.message
}

describe('An instance of a group', () => {
  it('goes into Standby and comes back, and the desired capacity follows', () => {
    const test = createGroupWorld().runFor('5m')
    const one = member(test)
    expect(refusalOf(test, enterStandby(one, true))).toBeNull()
    test.runFor('10s')
    expect([desired(test), instanceOf(test).autoScalingGroup?.lifecycleState]).toEqual([2, 'Standby'])
    expect(refusalOf(test, exitStandby(one))).toBeNull()
    test.runFor('10s')
    expect([desired(test), instanceOf(test).autoScalingGroup?.lifecycleState]).toEqual([3, 'InService'])
  })

  it('may not leave a group that is at its minimum, unless it is replaced', () => {
    const test = createGroupWorld({ MinSize: 3 }).runFor('5m')
    expect(refusalOf(test, enterStandby(member(test), true))).toMatch(/has min-size=3/)
    expect(refusalOf(test, terminateInGroup(member(test), true))).toMatch(/desiredSize equals minSize \(3\)/)
    expect(refusalOf(test, terminateInGroup(member(test), false))).toBeNull()
    expect(desired(test)).toBe(3)
  })

  it('is protected from scale-in, and the screen says so', () => {
    const test = createGroupWorld().runFor('5m')
    const { instanceId } = member(test)
    expect(refusalOf(test, protectInstance({ name: 'fleet' }, instanceId, true))).toBeNull()
    expect(instanceOf(test).autoScalingGroup?.isProtected).toBe(true)
  })
})

const changed = (test: TestWorld, change: Partial<HookForm> = {}) =>
  readHookForm({ ...hookFormOf(null), ...change }, groupOf(test), null)
const put = (test: TestWorld, change: Partial<HookForm> = {}) => {
  const { problems, commands } = changed(test, change)
  expect(problems).toEqual([])
  const [command] = commands
  expect(typeof command === 'object' && refusalOf(test, command)).toBeNull()
}

describe('A lifecycle hook', () => {
  it.each([
    ['CONTINUE', /^InService$/],
    ['ABANDON', /^Terminat/],
  ] as const)('holds an instance until its action is completed with %s', (result, state) => {
    const test = createGroupWorld({ DesiredCapacity: 0 })
    put(test)
    test.ask('autoscaling:SetDesiredCapacity', { AutoScalingGroupName: 'fleet', DesiredCapacity: 1 })
    test.runFor('3m')
    const view = instanceOf(test)
    expect(view.autoScalingGroup?.lifecycleState).toBe('Pending:Wait')
    expect(groupOf(test).instances[0]?.waitsFor).toEqual(['wait-at-launch'])
    const [action] = existing(view.autoScalingGroup, 'its membership').actions
    const one = member(test)
    const complete = completeAction(one, existing(action, 'an action'), result)
    expect(refusalOf(test, complete)).toBeNull()
    test.runFor('10s')
    const { lifecycleState } = existing(
      groupMembers(test).find(({ instanceId }) => instanceId === one.instanceId),
      'the instance',
    )
    expect(lifecycleState).toMatch(state)
    expect(refusalOf(test, complete)).toMatch(/^No active Lifecycle Action found with token/)
  })

  it('is changed under its name, and deleted', () => {
    const test = createGroupWorld()
    put(test)
    const [hook] = groupOf(test).lifecycleHooks
    const form = { ...hookFormOf(existing(hook, 'the hook')), heartbeat: '60' }
    const { problems, commands } = readHookForm(form, groupOf(test), existing(hook, 'the hook'))
    expect(problems).toEqual([])
    expect(refusalOf(test, commands[0] as Command)).toBeNull()
    expect(groupOf(test).lifecycleHooks.map(({ heartbeatSeconds }) => heartbeatSeconds)).toEqual([60])
    expect(refusalOf(test, deleteHook(groupOf(test), 'wait-at-launch'))).toBeNull()
    expect(groupOf(test).lifecycleHooks).toEqual([])
  })

  it.each<[string, Partial<HookForm>, string]>([
    ['a name with a space', { name: 'a b' }, 'name'],
    ['no name', { name: '' }, 'name'],
    ['too short a wait', { heartbeat: '29' }, 'heartbeat'],
    ['too long a wait', { heartbeat: '7201' }, 'heartbeat'],
  ])('is not sent with %s', (_what, change, field) => {
    const { problems } = changed(createGroupWorld(), change)
    expect(problems.map((problem) => problem.field)).toEqual([field])
  })
})

// What the form for a policy of a group says is wrong is what AWS says, and what it sends is taken and acts.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import { VIEW_SOURCES } from '@/lib/sim/views/view-sources'
import { createGroupWorld } from '@/lib/testing/group-world'
import type { TestWorld } from '@/lib/testing/test-world'
import type { PlannedCommand } from './form-reader'
import {
  type GroupFormMode,
  type GroupFormSubject,
  type GroupPolicyForm,
  groupFormOf,
  groupModeOf,
  readGroupForm,
} from './group-policy-form'
import { groupPolicyBriefly } from './words'

const policiesOf = ({ world }: TestWorld) => [...VIEW_SOURCES.groupPolicy.all(world)]

function subjectOf(test: TestWorld, edited: string | null = null): GroupFormSubject {
  const policies = policiesOf(test)
  return {
    group: existing([...VIEW_SOURCES.autoScalingGroup.all(test.world)][0], 'a group'),
    clusterName: 'demo',
    policies,
    edited: policies.find(({ name }) => name === edited) ?? null,
    resourceLabels: [],
  }
}

type Change = (form: GroupPolicyForm) => GroupPolicyForm
const asIs: Change = (form) => form

function read(test: TestWorld, mode: GroupFormMode, change = asIs, edited: string | null = null) {
  const subject = subjectOf(test, edited)
  return readGroupForm(change(groupFormOf(subject)), mode, subject)
}

/** As the page does: each command after the answers to those before, up to the first that is refused. */
function refusalOf(test: TestWorld, planned: readonly PlannedCommand[]): string | null {
  const answers: unknown[] = []
  for (const one of planned) {
    const { action, input } = typeof one === 'function' ? one(answers) : one
    const done = test.attempt(action, input)
    if (!done.ok) return done.error.message
    answers.push(done.output)
  }
  return null
}

const MODES = ['tracking', 'step', 'simple'] as const

describe('What is filled in to begin with', () => {
  it.each(MODES)('is accepted, and comes back into the form as it was made: %s', (mode) => {
    const test = createGroupWorld()
    const { problems, commands } = read(test, mode)
    expect(problems).toEqual([])
    expect(refusalOf(test, commands)).toBeNull()
    const [policy] = policiesOf(test)
    expect(groupModeOf(existing(policy, 'the policy'))).toBe(mode)
    // Edited without a change it is sent as it stands, without another alarm.
    const again = read(test, mode, asIs, policy?.name)
    expect(again.commands).toEqual([commands[0]])
    expect(refusalOf(test, again.commands)).toBeNull()
    expect(policiesOf(test)).toHaveLength(1)
  })

  it.each(['step', 'simple'] as const)('comes with the alarm that calls it: %s', (mode) => {
    const test = createGroupWorld()
    expect(refusalOf(test, read(test, mode).commands)).toBeNull()
    const [policy] = policiesOf(test)
    const [alarm] = [...VIEW_SOURCES.alarm.all(test.world)]
    expect(policy?.alarmKeys).toEqual([alarm?.key])
    expect(alarm).toMatchObject({
      namespace: 'AWS/EC2',
      metricName: 'CPUUtilization',
      dimensions: [['AutoScalingGroupName', 'fleet']],
    })
  })

  it('can be an alarm on what tasks reserve of the cluster', () => {
    const test = createGroupWorld()
    const { commands } = read(test, 'simple', (form) => ({
      ...form,
      alarm: { ...form.alarm, metric: 'MemoryReservation' },
    }))
    expect(refusalOf(test, commands)).toBeNull()
    expect([...VIEW_SOURCES.alarm.all(test.world)][0]).toMatchObject({
      namespace: 'AWS/ECS',
      dimensions: [['ClusterName', 'demo']],
    })
  })
})

it('A simple policy that the form has made adds its instance when its alarm calls', () => {
  const test = createGroupWorld().runFor('5m')
  expect(refusalOf(test, read(test, 'simple').commands)).toBeNull()
  const [policy] = policiesOf(test)
  expect(groupPolicyBriefly(existing(policy, 'the policy'))).toBe('Simple scaling, +1 instance')
  test.ask('cloudwatch:SetAlarmState', {
    AlarmName: `fleet-${policy?.name}`,
    StateValue: 'ALARM',
    StateReason: 'by hand',
  })
  test.runFor('1m')
  expect(test.world.state.autoScalingGroups.get('fleet')?.desiredCapacity).toBe(4)
  expect(policiesOf(test)[0]?.latest).toMatchObject({ outcome: 'desired 3 → 4', isBlocked: false })
})

const simple =
  (change: Partial<GroupPolicyForm['simple']>): Change =>
  (form) => ({ ...form, simple: { ...form.simple, ...change } })

describe('What AWS would refuse is said in its words', () => {
  it.each<[string, GroupFormMode, string, Change]>([
    [
      'a label',
      'tracking',
      'resourceLabel',
      (form) => ({
        ...form,
        tracking: { ...form.tracking, metric: 'ALBRequestCountPerTarget', resourceLabel: 'web' },
      }),
    ],
    [
      'overlapping steps',
      'step',
      'steps',
      (form) => ({
        ...form,
        step: {
          ...form.step,
          steps: [
            { from: '0', to: '10', by: '1' },
            { from: '5', to: '', by: '2' },
          ],
        },
      }),
    ],
    ['a magnitude without percent', 'simple', 'minMagnitude', simple({ minMagnitude: '2' })],
  ])('%s', (_what, mode, field, change) => {
    const test = createGroupWorld()
    const { problems, commands } = read(test, mode, change)
    const message = problems.find((problem) => problem.field === field)?.message
    expect(message).toBeDefined()
    expect(refusalOf(test, commands)).toBe(message)
  })

  it.each<[string, GroupFormMode, string, Change]>([
    ['no name', 'tracking', 'name', (form) => ({ ...form, name: ' ' })],
    ['half an instance', 'simple', 'adjustment', simple({ adjustment: '0.5' })],
    ['a cooldown before now', 'simple', 'cooldown', simple({ cooldown: '-1' })],
    ['a warm-up before now', 'step', 'warmup', (form) => ({ ...form, warmup: '-1' })],
    ['no target', 'tracking', 'target', (form) => ({ ...form, tracking: { ...form.tracking, target: '0' } })],
  ])('a form is not sent with %s', (_what, mode, field, change) => {
    const { problems } = read(createGroupWorld(), mode, change)
    expect(problems.map((problem) => problem.field)).toContain(field)
  })

  it('a name that is taken would change another policy without saying so', () => {
    const test = createGroupWorld()
    expect(refusalOf(test, read(test, 'tracking').commands)).toBeNull()
    const [policy] = policiesOf(test)
    const name = existing(policy, 'the policy').name
    const { problems } = read(test, 'tracking', (form) => ({ ...form, name }))
    expect(problems).toEqual([{ field: 'name', message: `The policy ${name} exists already` }])
  })
})

it('A policy can be disabled, and enabled again by an edit', () => {
  const test = createGroupWorld()
  const off: Change = (form) => ({ ...form, isEnabled: false })
  expect(refusalOf(test, read(test, 'tracking', off).commands)).toBeNull()
  const [policy] = policiesOf(test)
  expect(policy?.isEnabled).toBe(false)
  const on: Change = (form) => ({ ...form, isEnabled: true })
  expect(refusalOf(test, read(test, 'tracking', on, policy?.name).commands)).toBeNull()
  expect(policiesOf(test)[0]?.isEnabled).toBe(true)
})

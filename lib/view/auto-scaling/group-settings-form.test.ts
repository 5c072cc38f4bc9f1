// What the form of a group's settings sends is taken, and shown again as it was typed.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import type { Command } from '@/lib/protocol'
import { autoScalingGroupSource } from '@/lib/sim/views/auto-scaling-group'
import { createGroupWorld } from '@/lib/testing/group-world'
import type { TestWorld } from '@/lib/testing/test-world'
import { setMetricsCollected } from './group-operations'
import { type GroupSettingsForm, groupSettingsOf, readGroupSettings } from './group-settings-form'

const groupOf = ({ world }: TestWorld) => existing([...autoScalingGroupSource.all(world)][0], 'the group')
const perform = (test: TestWorld, planned: unknown) => {
  const { action, input } = planned as Command
  test.dispatch(action, input)
}

describe('The settings of a group', () => {
  it('stay as they are when nothing is changed', () => {
    const test = createGroupWorld()
    const before = groupSettingsOf(groupOf(test))
    perform(test, readGroupSettings(before, groupOf(test)).commands[0])
    expect(groupSettingsOf(groupOf(test))).toEqual(before)
  })

  it.each<Partial<GroupSettingsForm>>([
    { terminationPolicies: 'OldestInstance, Default' },
    { cooldown: '60', grace: '0' },
    { warmup: '120', protectsNew: true },
  ])('are changed by one operation: %o', (change) => {
    const test = createGroupWorld()
    const form = { ...groupSettingsOf(groupOf(test)), ...change }
    const read = readGroupSettings(form, groupOf(test))
    expect(read.problems).toEqual([])
    perform(test, read.commands[0])
    expect(groupSettingsOf(groupOf(test))).toEqual(form)
  })

  it('can take the warm-up away again', () => {
    const test = createGroupWorld()
    for (const warmup of ['90', '']) {
      const form = { ...groupSettingsOf(groupOf(test)), warmup }
      perform(test, readGroupSettings(form, groupOf(test)).commands[0])
    }
    expect(groupOf(test).defaultInstanceWarmupSeconds).toBeNull()
  })

  it.each<[Partial<GroupSettingsForm>, string]>([
    [{ terminationPolicies: 'Oldest' }, 'terminationPolicies'],
    [{ cooldown: '7201' }, 'cooldown'],
    [{ grace: '' }, 'grace'],
  ])('say what is wrong: %o', (change, field) => {
    const group = groupOf(createGroupWorld())
    const { problems } = readGroupSettings({ ...groupSettingsOf(group), ...change }, group)
    expect(problems.map((problem) => problem.field)).toEqual([field])
  })

  it('include whether its metrics go to CloudWatch', () => {
    const test = createGroupWorld()
    for (const isOn of [true, false]) {
      perform(test, setMetricsCollected(groupOf(test), isOn))
      expect(groupOf(test).enabledMetrics.length > 0).toBe(isOn)
    }
  })
})

// What the form of a capacity provider sends is taken, what it says is wrong is what AWS says, and it is deleted in one go.

import { expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import type { Command } from '@/lib/protocol'
import { VIEW_SOURCES } from '@/lib/sim/views/view-sources'
import { createGroupWorld } from '@/lib/testing/group-world'
import type { TestWorld } from '@/lib/testing/test-world'
import { makeProvider, providerFormOf } from '../carry/provider-operations'
import {
  deleteProvider,
  newProviderFormOf,
  type ProviderSettingsForm,
  providerSettingsOf,
  readNewProvider,
  readProviderSettings,
} from './provider-form'

function refusalOf(test: TestWorld, commands: readonly unknown[]): string | null {
  for (const { action, input } of commands as readonly Command[]) {
    const done = test.attempt(action, input)
    if (!done.ok) return done.error.message
  }
  return null
}

const views = <K extends keyof typeof VIEW_SOURCES>({ world }: TestWorld, kind: K) => [
  ...VIEW_SOURCES[kind].all(world),
]
const providerOf = (test: TestWorld) => existing(views(test, 'capacityProvider')[0], 'the provider')

function createProvider(isDefault = false): TestWorld {
  const test = createGroupWorld({ NewInstancesProtectedFromScaleIn: true })
  const group = existing(views(test, 'autoScalingGroup')[0], 'the group')
  const world = { cluster: views(test, 'cluster'), service: [], instance: [], capacityProvider: [] }
  const form = { ...providerFormOf(group), isDefault }
  expect(refusalOf(test, makeProvider(group, form, world))).toBeNull()
  return test
}

const read = (test: TestWorld, change: Partial<ProviderSettingsForm> = {}) =>
  readProviderSettings({ ...providerSettingsOf(providerOf(test)), ...change }, providerOf(test))

it('What is filled in is accepted and changes nothing', () => {
  const test = createProvider()
  const before = providerOf(test)
  const { problems, commands } = read(test)
  expect(problems).toEqual([])
  expect(refusalOf(test, commands)).toBeNull()
  expect(providerOf(test)).toEqual(before)
})

it('Every setting can be changed', () => {
  const test = createProvider()
  const changed: ProviderSettingsForm = {
    isManaged: true,
    targetCapacity: '80',
    minimumStep: '2',
    maximumStep: '5',
    warmup: '60',
    isProtecting: true,
    isDraining: false,
  }
  expect(refusalOf(test, read(test, changed).commands)).toBeNull()
  expect(providerSettingsOf(providerOf(test))).toEqual(changed)
})

it.each<[string, Partial<ProviderSettingsForm>]>([
  ['minimumStep', { minimumStep: '5', maximumStep: '2' }],
  ['isProtecting', { isProtecting: true, isManaged: false }],
])('What AWS would refuse is said in its words: %s', (field, change) => {
  const test = createProvider()
  const { problems, commands } = read(test, change)
  expect(problems.map((problem) => problem.field)).toEqual([field])
  expect(refusalOf(test, commands)).toBe(problems[0]?.message)
})

it.each<[string, Partial<ProviderSettingsForm>]>([
  ['targetCapacity', { targetCapacity: '101' }],
  ['targetCapacity', { targetCapacity: '' }],
  ['maximumStep', { maximumStep: '0' }],
  ['warmup', { warmup: 'long' }],
])('The form is not sent with a wrong %s', (field, change) => {
  const test = createProvider()
  expect(read(test, change).problems.map((problem) => problem.field)).toContain(field)
})

it.each([false, true])(
  'It is deleted with what its cluster knows of it (as the default: %s)',
  (isDefault) => {
    const test = createProvider(isDefault)
    expect(refusalOf(test, deleteProvider(providerOf(test), views(test, 'cluster')))).toBeNull()
    expect(views(test, 'capacityProvider')).toEqual([])
    const demo = views(test, 'cluster').find(({ name }) => name === 'demo')
    expect([demo?.capacityProviders, demo?.defaultStrategy]).toEqual([[], []])
  },
)

it.each([
  [{}, []],
  [{ name: '' }, ['name']],
  [{ name: 'ECS-fleet' }, ['name']],
  [{ name: 'two words' }, ['name']],
  [{ targetCapacity: '' }, ['targetCapacity']],
  [{ targetCapacity: '0' }, ['targetCapacity']],
  [{ targetCapacity: '101' }, ['targetCapacity']],
])('A new provider with %o is wrong in %o', (change, fields) => {
  const test = createGroupWorld({})
  const group = existing(views(test, 'autoScalingGroup')[0], 'the group')
  const world = { cluster: views(test, 'cluster'), service: [], instance: [], capacityProvider: [] }
  const { problems, commands } = readNewProvider({ ...newProviderFormOf(group), ...change }, group, world)
  expect(problems.map(({ field }) => field)).toEqual(fields)
  if (fields.length === 0) expect(refusalOf(test, commands)).toBeNull()
})

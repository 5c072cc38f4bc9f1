import { describe, expect, it } from 'vitest'
import type { Setting } from './setting'
import { settingsName, shortNames, withName } from './short-names'

describe('The short names of paths', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['are their ends', ['operations[PutScalingPolicy].input.TargetValue', 'pace'], ['TargetValue', 'pace']],
    ['grow until they differ', ['a.b.rps', 'a.c.rps'], ['b.rps', 'c.rps']],
    ['do not end with a number alone', ['a.uniform[1]'], ['uniform[1]']],
    ['know quoted keys', ['images["web:1.2"].startupMs'], ['startupMs']],
    ['are whole where nothing else helps', ['rps', 'a.rps'], ['rps', 'a.rps']],
  ])('%s', (_, paths, names) => {
    expect(shortNames(paths)).toEqual(names)
  })
})

describe('A changed scenario', () => {
  const settings: readonly Setting[] = [
    { path: 'operations[PutScalingPolicy].input.TargetValue', value: 30 },
    { path: 'pace', value: 'aws' },
  ]

  it('says what was changed', () => {
    expect(settingsName(settings)).toBe('TargetValue 30, pace aws')
    expect(withName({ name: 'Ramp', seed: 1 }, settings)).toEqual({
      name: 'Ramp (TargetValue 30, pace aws)',
      seed: 1,
    })
  })

  it('keeps its name when nothing was changed, and what is no scenario stays as it is', () => {
    const source = { name: 'Ramp' }
    expect(withName(source, [])).toBe(source)
    expect(withName(7, settings)).toBe(7)
  })

  it.each([
    ['a long value', { name: 'Ramp' }, 'x'.repeat(500), 'Ramp (changed)'],
    ['a long name', { name: 'R'.repeat(200) }, 5, `${'R'.repeat(199)}…`],
  ])('has a name that the schema takes for %s', (_, source, value, name) => {
    expect(withName(source, [{ path: 'a', value }])).toEqual({ name })
  })
})

import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { closest } from './closest'
import { explainError, formatPath, sentence } from './explain-issue'
import { findUnknown } from './find-unknown'
import { durationMsSchema, imageBehaviorSchema, mergeImageBehavior } from './image-behavior-schema'

const schema = z.strictObject({
  port: z.int().min(1).max(65_535),
  name: z.string().min(1).max(3),
  kind: z.enum(['bridge', 'host']).optional(),
  wait: durationMsSchema.optional(),
  list: z
    .array(z.strictObject({ size: z.number() }))
    .max(2)
    .optional(),
})

const said = (input: unknown) => {
  const result = schema.safeParse(input)
  return result.success ? null : sentence(explainError(result.error, input))
}

describe('What zod finds wrong', () => {
  it.each([
    [{ port: '80', name: 'a' }, 'port must be a number, not "80"'],
    [{ port: 0.5, name: 'a' }, 'port must be a whole number, not 0.5'],
    [{ port: 0, name: 'a' }, 'port must be at least 1, not 0'],
    [{ port: 1e9, name: 'a' }, 'port must be at most 65535, not 1000000000'],
    [{ port: 80 }, 'name is missing'],
    [{ port: 80, name: '' }, 'name must have at least 1 characters'],
    [{ port: 80, name: 'abcd' }, 'name must have at most 3 characters'],
    [
      { port: 80, name: 'a', kind: 'brigde' },
      'kind must be bridge or host, not "brigde"; did you mean bridge?',
    ],
    [{ port: 80, name: 'a', wait: 'long' }, 'wait is "long", which is not allowed here; it can be a number'],
    [{ port: 80, name: 'a', wait: { exponential: -1 } }, 'wait.exponential must be at least 0, not -1'],
    [
      { port: 80, name: 'a', wait: { uniform: [9, 1] } },
      'wait.uniform the first number must not be greater than the second',
    ],
    [{ port: 80, name: 'a', wait: { lognormal: { mean: 3 } } }, 'wait.lognormal.sigma is missing'],
    [{ port: 80, name: 'a', list: [{ size: 1 }, { size: null }] }, 'list[1].size must be a number, not null'],
    [{ port: 80, name: 'a', list: [{}, {}, {}] }, 'list must have at most 2 entries'],
    ['text', 'must be an object, not "text"'],
  ])('in %j is said in one sentence', (input, message) => {
    expect(said(input)).toBe(message)
  })
})

describe('Unknown members', () => {
  it('are found at any depth, with what was probably meant', () => {
    expect(findUnknown(schema, { port: 80, list: [{ size: 1 }, { sise: 1 }] })).toEqual({
      where: 'list[1].sise',
      message: 'list[1].sise is not known here; did you mean size?',
    })
    expect(findUnknown(schema, { zzz: 1 })?.message).toBe(
      'zzz is not known here; it can have port, name, kind, wait or list',
    )
    expect(findUnknown(schema, { port: 80, list: [{ size: 1 }] })).toBeNull()
  })
})

describe('formatPath', () => {
  it('writes paths as one would in code', () => {
    expect(formatPath(['operations', 3, 'input', 'Port'])).toBe('operations[3].input.Port')
    expect(formatPath(['images', 'web:1', 'errorRate'])).toBe('images["web:1"].errorRate')
    expect(formatPath([])).toBe('')
  })
})

describe('closest', () => {
  it('finds typing errors and nothing else', () => {
    expect(closest('desiredcount', ['desiredCount', 'cluster', 'service'])).toEqual(['desiredCount'])
    expect(closest('xyz', ['desiredCount', 'cluster', 'service'])).toEqual([])
    expect(closest('a'.repeat(100_000), ['cluster'])).toEqual([])
  })
})

describe('mergeImageBehavior', () => {
  it('keeps what is not given, members of health and crash one by one', () => {
    const base = mergeImageBehavior(
      imageBehaviorSchema.parse({ errorRate: 0.1, health: { failStatus: 500 } }),
    )
    const merged = mergeImageBehavior(
      imageBehaviorSchema.parse({ health: { path: '/up' }, crash: { perRequest: 1 } }),
      base,
    )
    expect(merged).toMatchObject({
      errorRate: 0.1,
      health: { failStatus: 500, path: '/up', failsFromSeconds: null },
      crash: { perRequest: 1, atStart: null },
    })
  })
})

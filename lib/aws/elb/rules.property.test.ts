// The whole rule language against an oracle that works in another way: regular expressions of JavaScript, bits of addresses.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RuleCondition } from '@/lib/aws/shapes'
import type { RoutedRequest } from './condition'
import { ruleMatcher } from './rules'

const letters =
  (...from: readonly string[]) =>
  (maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...from), minLength: 1, maxLength })
const pattern = letters('a', 'B', '/', '*', '?', '.')
const queryPattern = letters('a', 'B', '*', '?', '\\')
/** Expressions that JavaScript ends on as well. */
const expression = fc
  .array(fc.constantFrom('a', 'b', '.', '[ab]', '(a|/b)', 'a*', '\\.', '^', '$', '\\w'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
const octet = fc.integer({ min: 0, max: 3 })
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'))
const block = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([ip, length]) => `${ip}/${length}`)
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 3 })

const condition: fc.Arbitrary<RuleCondition> = fc.oneof(
  fc.record({ field: fc.constantFrom('path-pattern', 'host-header'), values: some(pattern(6)) }),
  fc.record({
    field: fc.constantFrom('path-pattern', 'host-header'),
    values: some(expression),
    isRegex: fc.constant(true),
  }),
  fc.record({
    field: fc.constant('http-header'),
    name: fc.constantFrom('X-A', 'x-b'),
    values: some(pattern(5)),
  }),
  fc.record({
    field: fc.constant('http-header'),
    name: fc.constantFrom('X-A', 'x-b'),
    values: some(expression),
    isRegex: fc.constant(true),
  }),
  fc.record({
    field: fc.constant('http-request-method'),
    values: some(fc.constantFrom('GET', 'PUT', 'X-Y')),
  }),
  fc.record({
    field: fc.constant('query-string'),
    values: some(fc.record({ key: fc.option(queryPattern(3)), value: queryPattern(4) })),
  }),
  fc.record({ field: fc.constant('source-ip'), values: some(block) }),
) as fc.Arbitrary<RuleCondition>

const text = letters('a', 'b', 'B', '/', '.', '*')
const request: fc.Arbitrary<RoutedRequest> = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'get'),
  path: fc
    .tuple(text(5), fc.option(fc.array(fc.tuple(fc.option(text(2)), text(3)), { maxLength: 3 })))
    .map(([path, pairs]) => {
      const query = pairs?.map(([key, value]) => (key === null ? value : `${key}=${value}`)).join('&')
      return `/${path}${query === undefined ? '' : `?${query}`}`
    }),
  host: fc.tuple(text(6), fc.constantFrom('', ':8080')).map((parts) => parts.join('')),
  headers: fc.dictionary(fc.constantFrom('x-a', 'X-A', 'X-B', 'other'), text(4)),
  sourceIp: address,
})

/** `*` and `?` as JavaScript writes them; `\*` and `\?` are themselves where there are escapes. */
function matches(wildcards: string, value: string, flags: string, hasEscapes = false): boolean {
  const parts = wildcards.match(hasEscapes ? /\\[*?]|[\s\S]/g : /[\s\S]/g) ?? []
  const source = parts.map((part) => {
    if (part === '*') return '[\\s\\S]*'
    if (part === '?') return '[\\s\\S]'
    return (part.length === 2 ? part.charAt(1) : part).replace(/[.*?\\/]/g, '\\$&')
  })
  return new RegExp(`^${source.join('')}$`, flags).test(value)
}

const bits = (ip: string) =>
  ip
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('')

function holds(one: RuleCondition, { method, path, host, headers, sourceIp }: RoutedRequest): boolean {
  const [bare = '', query = ''] = path.split(/\?(.*)/)
  const of = (values: readonly string[], isRegex: boolean, value: string, flags: string) =>
    values.some((each) => (isRegex ? new RegExp(each, flags).test(value) : matches(each, value, flags)))
  switch (one.field) {
    case 'path-pattern':
      return of(one.values, one.isRegex === true, bare, '')
    case 'host-header':
      return of(one.values, one.isRegex === true, host.replace(/:.*/, ''), 'i')
    case 'http-header':
      return Object.entries(headers).some(
        ([name, value]) =>
          name.toUpperCase() === one.name.toUpperCase() && of(one.values, one.isRegex === true, value, 'i'),
      )
    case 'http-request-method':
      return one.values.some((value) => value === method)
    case 'query-string':
      return query
        .split('&')
        .filter((part) => part.length > 0)
        .some((part) => {
          const [, key, value = part] = /^([^=]*)=(.*)$/.exec(part) ?? []
          return one.values.some(
            (wanted) =>
              matches(wanted.value, value, 'i', true) &&
              (wanted.key === null || (key !== undefined && matches(wanted.key, key, 'i', true))),
          )
        })
    case 'source-ip':
      return one.values.some((cidr) => {
        const [network = '', length = '0'] = cidr.split('/')
        return bits(sourceIp).startsWith(bits(network).slice(0, Number(length)))
      })
  }
}

describe('Listener rules', () => {
  it('hold for the requests for which an oracle says so', () => {
    fc.assert(
      fc.property(condition, request, (one, asked) => {
        const { rule } = ruleMatcher([{ priority: 1, conditions: [one] }])(asked)
        expect(rule !== null).toBe(holds(one, asked))
      }),
      { numRuns: 4_000 },
    )
  })

  it('of several the first takes the request whose conditions all hold, and each before it says of one that it does not', () => {
    const rules = fc
      .uniqueArray(
        fc.record({
          priority: fc.integer({ min: 1, max: 9 }),
          conditions: fc.array(condition, { maxLength: 3 }),
        }),
        { selector: ({ priority }) => priority, maxLength: 5 },
      )
      .map((some) => [...some, { priority: null, conditions: [] }])
    fc.assert(
      fc.property(rules, request, (all, asked) => {
        const ordered = [1, 2, 3, 4, 5, 6, 7, 8, 9, null].flatMap((number) =>
          all.filter(({ priority }) => priority === number),
        )
        const first = ordered.findIndex(({ conditions }) => conditions.every((one) => holds(one, asked)))
        const { rule, tried } = ruleMatcher(all)(asked)
        expect(rule).toBe(ordered[first])
        expect(tried.map((one) => one.rule)).toEqual(ordered.slice(0, first + 1))
        expect(tried.map(({ refusal }) => refusal === null)).toEqual(
          ordered.slice(0, first + 1).map((_, i) => i === first),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  it('end on what makes backtracking run away', () => {
    const conditions: RuleCondition[] = [
      { field: 'path-pattern', values: ['(a+)+$', '(a|a)*b', '^(([a-z])+.)+[A-Z]([a-z])+$'], isRegex: true },
      { field: 'host-header', values: [`${'*a'.repeat(60)}b`] },
    ]
    const asked = {
      method: 'GET',
      path: `/${'a'.repeat(2_000)}!`,
      host: 'a'.repeat(250),
      headers: {},
      sourceIp: '1.2.3.4',
    }
    expect(ruleMatcher([{ priority: 1, conditions }])(asked).rule).toBeNull()
  })
})

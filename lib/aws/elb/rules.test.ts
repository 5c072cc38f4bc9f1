import { describe, expect, it } from 'vitest'
import type { RuleCondition } from '@/lib/aws/shapes'
import { describeConditions, matchRule } from './rules'

const path = (...values: string[]): RuleCondition => ({ field: 'path-pattern', values })
const host = (...values: string[]): RuleCondition => ({ field: 'host-header', values })
const rule = (priority: number | null, ...conditions: RuleCondition[]) => ({ priority, conditions })
const get = (of: string, at = 'www.example.com') => ({ path: of, host: at })

describe('conditions', () => {
  it.each<[RuleCondition, { path: string; host: string }, boolean]>([
    [path('/img/*'), get('/img/picture.jpg'), true],
    [path('/img/*'), get('/IMG/picture.jpg'), false],
    [path('/img/*'), get('/img'), false],
    [path('/img/*/pics'), get('/img/a/b/pics'), true],
    [path('/a?c'), get('/abc'), true],
    [path('/a?c'), get('/ac'), false],
    [path('/api'), get('/api?x=1'), true],
    [path('/*x=1'), get('/api?x=1'), false],
    [path('/a', '/b'), get('/b'), true],
    [host('*.example.com'), get('/', 'test.example.com'), true],
    [host('*.example.com'), get('/', 'example.com'), false],
    [host('WWW.Example.com'), get('/', 'www.eXample.COM'), true],
    [host('www.example.com'), get('/', 'www.example.com:8080'), true],
  ])('%o on %o: %s', (condition, request, expected) => {
    expect(matchRule([rule(1, condition)], request).rule !== null).toBe(expected)
  })

  it('must all match', () => {
    const both = rule(1, path('/api/*'), host('api.example.com'))
    expect(matchRule([both], get('/api/x', 'api.example.com')).rule).toBe(both)
    expect(matchRule([both], get('/api/x', 'www.example.com')).rule).toBeNull()
  })

  it('describe themselves', () => {
    expect(describeConditions([path('/api/*', '/v2/*'), host('*.example.com')])).toBe(
      'path is /api/* or /v2/* and host is *.example.com',
    )
    expect(describeConditions([])).toBe('otherwise')
  })
})

describe('matchRule', () => {
  const all = rule(5, path('/*'))
  const api = rule(10, path('/api/*'))
  const fallback = rule(null)

  it('takes the lowest number first, in whatever order they come', () => {
    expect(matchRule([fallback, api, all], get('/api/x')).rule).toBe(all)
    expect(matchRule([fallback, rule(20, path('/*')), api], get('/api/x')).rule).toBe(api)
  })

  it('takes the default rule last', () => {
    expect(matchRule([fallback, api], get('/other')).rule).toBe(fallback)
  })

  it('tells what it tried', () => {
    expect(matchRule([fallback, api], get('/other')).tried).toEqual([
      { rule: api, matched: false, conditions: 'path is /api/*' },
      { rule: fallback, matched: true, conditions: 'otherwise' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import type { QueryStringValue, RuleCondition } from '@/lib/aws/shapes'
import type { RoutedRequest } from './condition'
import { describeConditions, ruleMatcher } from './rules'

const path = (...values: string[]): RuleCondition => ({ field: 'path-pattern', values })
const pathRegex = (...values: string[]): RuleCondition => ({ field: 'path-pattern', values, isRegex: true })
const host = (...values: string[]): RuleCondition => ({ field: 'host-header', values })
const hostRegex = (...values: string[]): RuleCondition => ({ field: 'host-header', values, isRegex: true })
const header = (name: string, ...values: string[]): RuleCondition => ({ field: 'http-header', name, values })
const headerRegex = (name: string, ...values: string[]): RuleCondition => ({
  field: 'http-header',
  name,
  values,
  isRegex: true,
})
const method = (...values: string[]): RuleCondition => ({ field: 'http-request-method', values })
const query = (...values: QueryStringValue[]): RuleCondition => ({ field: 'query-string', values })
const source = (...values: string[]): RuleCondition => ({ field: 'source-ip', values })
const pair = (key: string | null, value: string): QueryStringValue => ({ key, value })

const rule = (priority: number | null, ...conditions: RuleCondition[]) => ({ priority, conditions })
const ask = (request: Partial<RoutedRequest>): RoutedRequest => ({
  method: 'GET',
  path: '/',
  host: 'www.example.com',
  headers: {},
  sourceIp: '203.0.113.7',
  ...request,
})
const get = (of: string, at = 'www.example.com') => ask({ path: of, host: at })
const agent = (value: string) => ask({ headers: { 'User-Agent': value } })

// ALB guide, rule-condition-types, with its own examples; and what its sentences say.
describe('Conditions', () => {
  it.each<[RuleCondition, RoutedRequest, boolean]>([
    [path('/img/*'), get('/img/picture.jpg'), true],
    [path('/img/*'), get('/IMG/picture.jpg'), false],
    [path('/IMG/*'), get('/img/a'), false],
    [path('/img/*'), get('/img'), false],
    [path('/img/*/pics'), get('/img/a/b/pics'), true],
    [path('/a?c'), get('/abc'), true],
    [path('/a?c'), get('/ac'), false],
    [path('/api'), get('/api?x=1'), true],
    [path('/*x=1'), get('/api?x=1'), false],
    [path('/a', '/b'), get('/b'), true],
    [pathRegex('^/api/v\\d+/'), get('/api/v12/users'), true],
    [pathRegex('^/api/v\\d+/'), get('/api/vX/users'), false],
    [pathRegex('^/API'), get('/api'), false],
    [pathRegex('\\.(?:png|jpe?g)$'), get('/img/a.jpg?width=5'), true],
    [host('example.com'), get('/', 'example.com'), true],
    [host('*.example.com'), get('/', 'test.example.com'), true],
    [host('*.example.com'), get('/', 'a.b.example.com'), true],
    [host('*.example.com'), get('/', 'example.com'), false],
    [host('WWW.Example.com'), get('/', 'www.eXample.COM'), true],
    [host('www.example.com'), get('/', 'www.example.com:8080'), true],
    [hostRegex('^(www|shop)\\.example\\.com$'), get('/', 'SHOP.example.com'), true],
    [hostRegex('^(www|shop)\\.example\\.com$'), get('/', 'my.shop.example.com'), false],
    [header('User-Agent', '*Chrome*', '*Safari*'), agent('Mozilla/5.0 Chrome/126'), true],
    [header('User-Agent', '*Chrome*', '*Safari*'), agent('mozilla/5.0 sAfArI/17'), true],
    [header('user-agent', '*Chrome*'), agent('Chrome'), true],
    [header('User-Agent', '*Chrome*'), agent('curl/8.5'), false],
    [header('User-Agent', '*Chrome*'), ask({}), false],
    [headerRegex('User-Agent', '^(curl|wget)/'), agent('Curl/8.5'), true],
    [method('GET', 'HEAD'), ask({ method: 'HEAD' }), true],
    [method('CUSTOM-METHOD'), ask({ method: 'CUSTOM-METHOD' }), true],
    [method('GET'), ask({ method: 'POST' }), false],
    [query(pair('version', 'v1')), get('/?version=v1'), true],
    [query(pair('version', 'v1')), get('/?a=b&VERSION=V1#top'), true],
    [query(pair('version', 'v1')), get('/?version=v2'), false],
    [query(pair('version', 'v1')), get('/version=v1'), false],
    [query(pair(null, '*example*')), get('/?q=an-example-of-it'), true],
    [query(pair('version', 'v1'), pair(null, '*example*')), get('/?example'), true],
    [query(pair('q', '\\*')), get('/?q=*'), true],
    [query(pair('q', '\\*')), get('/?q=x'), false],
    [query(pair('q', 'wh\\?t')), get('/?q=wh?t'), true],
    [query(pair('q', '*')), get('/'), false],
    [source('192.0.2.0/24', '198.51.100.10/32'), ask({ sourceIp: '192.0.2.200' }), true],
    [source('192.0.2.0/24', '198.51.100.10/32'), ask({ sourceIp: '198.51.100.10' }), true],
    [source('192.0.2.0/24', '198.51.100.10/32'), ask({ sourceIp: '198.51.100.11' }), false],
    [source('2001:db8::/32'), ask({}), false],
    [
      source('192.0.2.0/24'),
      ask({ sourceIp: '203.0.113.7', headers: { 'X-Forwarded-For': '192.0.2.1' } }),
      false,
    ],
  ])('%j on %j: %s', (condition, request, expected) => {
    expect(ruleMatcher([rule(1, condition)])(request).rule !== null).toBe(expected)
  })

  it('must all match', () => {
    const both = rule(1, path('/api/*'), host('api.example.com'))
    const match = ruleMatcher([both])
    expect(match(get('/api/x', 'api.example.com')).rule).toBe(both)
    expect(match(get('/api/x', 'www.example.com')).rule).toBeNull()
  })

  it.each<[RuleCondition, string, string]>([
    [path('/api/*', '/v2/*'), 'path is /api/* or /v2/*', 'path /cart is not /api/* or /v2/*'],
    [pathRegex('^/v\\d'), 'path matches ^/v\\d', 'path /cart does not match ^/v\\d'],
    [host('*.example.org'), 'host is *.example.org', 'host www.example.com is not *.example.org'],
    [header('X-Beta', 'yes'), 'header X-Beta is yes', 'there is no header X-Beta'],
    [header('Accept', '*json*'), 'header Accept is *json*', 'header Accept text/html is not *json*'],
    [method('POST', 'PUT'), 'method is POST or PUT', 'method GET is not POST or PUT'],
    [query(pair('v', '2'), pair(null, 'b')), 'query has v=2 or b', 'query v=1 has no v=2 or b'],
    [source('10.0.0.0/8'), 'source is in 10.0.0.0/8', 'source 203.0.113.7 is not in 10.0.0.0/8'],
  ])('%j says of itself, and why it does not hold', (condition, words, refusal) => {
    expect(describeConditions([condition])).toBe(words)
    const request = ask({ path: '/cart?v=1', headers: { accept: 'text/html' } })
    expect(ruleMatcher([rule(1, condition)])(request).tried).toEqual([{ rule: rule(1, condition), refusal }])
  })

  it('of the default rule are none', () => {
    expect(describeConditions([])).toBe('otherwise')
    expect(describeConditions([path('/a'), host('b.c')])).toBe('path is /a and host is b.c')
  })
})

describe('ruleMatcher', () => {
  const all = rule(5, path('/*'))
  const api = rule(10, path('/api/*'))
  const fallback = rule(null)

  it('takes the lowest number first, in whatever order they come', () => {
    expect(ruleMatcher([fallback, api, all])(get('/api/x')).rule).toBe(all)
    expect(ruleMatcher([fallback, rule(20, path('/*')), api])(get('/api/x')).rule).toBe(api)
  })

  it('takes the default rule last', () => {
    expect(ruleMatcher([fallback, api])(get('/other')).rule).toBe(fallback)
  })

  it('tells what it tried', () => {
    expect(ruleMatcher([fallback, api])(get('/other')).tried).toEqual([
      { rule: api, refusal: 'path /other is not /api/*' },
      { rule: fallback, refusal: null },
    ])
  })
})

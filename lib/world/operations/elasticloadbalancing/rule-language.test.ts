// The rule language as operations take it and print it: every limit, with the place of what is wrong.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { misfits } from '@/lib/testing/aws-shape'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

type Json = Readonly<Record<string, unknown>>
const ELB = 'elasticloadbalancing:'

function arnIn(output: unknown, list: string, member: string): string {
  return (output as Record<string, Record<string, string>[]>)[list]?.[0]?.[member] ?? ''
}

function web() {
  const test = createTestWorld()
  const group = { Name: 'web', Protocol: 'HTTP', Port: 80 }
  const tg = arnIn(test.ask(`${ELB}CreateTargetGroup`, group), 'TargetGroups', 'TargetGroupArn')
  const alb = arnIn(test.ask(`${ELB}CreateLoadBalancer`, { Name: 'web' }), 'LoadBalancers', 'LoadBalancerArn')
  const { CertificateArn } = test.ask('acm:RequestCertificate', { DomainName: 'example.com' }) as {
    CertificateArn: string
  }
  const forward = [{ Type: 'forward', TargetGroupArn: tg }]
  const at = { LoadBalancerArn: alb, DefaultActions: forward }
  const listen = (more: Json) =>
    arnIn(test.ask(`${ELB}CreateListener`, { ...at, ...more }), 'Listeners', 'ListenerArn')
  const http = listen({ Protocol: 'HTTP', Port: 80 })
  const https = listen({ Protocol: 'HTTPS', Port: 443, Certificates: [{ CertificateArn }] })
  return { test, tg, alb, http, https, certificate: CertificateArn, forward }
}

const long = (length: number) => 'a'.repeat(length)
const pathIs = (...Values: readonly string[]) => ({ Field: 'path-pattern', PathPatternConfig: { Values } })
const headerIs = (HttpHeaderName: string, ...Values: readonly string[]) => ({
  Field: 'http-header',
  HttpHeaderConfig: { HttpHeaderName, Values },
})
const queryIs = (...Values: readonly Json[]) => ({ Field: 'query-string', QueryStringConfig: { Values } })
const sourceIs = (...Values: readonly string[]) => ({ Field: 'source-ip', SourceIpConfig: { Values } })
const methodIs = (...Values: readonly string[]) => ({
  Field: 'http-request-method',
  HttpRequestMethodConfig: { Values },
})

describe('Conditions are refused with the place of what is wrong', () => {
  it.each<[readonly Json[], string, RegExp]>([
    [[pathIs('/a'), pathIs('/b')], 'Conditions[1]', /at most one path-pattern/],
    [[methodIs('GET'), methodIs('PUT')], 'Conditions[1]', /at most one http-request-method/],
    [[sourceIs('10.0.0.0/8'), sourceIs('11.0.0.0/8')], 'Conditions[1]', /at most one source-ip/],
    [[pathIs('/1', '/2', '/3', '/4')], 'Conditions[0].PathPatternConfig.Values', /at most 3 values/],
    [
      [headerIs('A', '1', '2', '3'), headerIs('B', '1', '2', '3')],
      'Conditions',
      /at most 5 condition values/,
    ],
    [[headerIs('A', '*a*', '*b*'), pathIs('/*?')], 'Conditions', /at most 5 wildcard/],
    [[pathIs(long(129))], 'Conditions[0].PathPatternConfig.Values[0]', /1 to 128 characters/],
    [[pathIs('/a', '')], 'Conditions[0].PathPatternConfig.Values[1]', /1 to 128 characters/],
    [[pathIs('/ä')], 'Conditions[0].PathPatternConfig.Values[0]', /not valid/],
    [[{ Field: 'path-pattern' }], 'Conditions[0]', /needs PathPatternConfig\.Values/],
    [[{ Field: 'path-pattern', Values: [] }], 'Conditions[0].Values', /at least one value/],
    [[{ ...pathIs('/a'), Values: ['/a'] }], 'Conditions[0].PathPatternConfig.Values', /not in both/],
    [
      [{ ...pathIs('/a'), HostHeaderConfig: { Values: ['a.b'] } }],
      'Conditions[0].HostHeaderConfig',
      /cannot have/,
    ],
    [
      [{ PathPatternConfig: { RegexValues: ['^/('] } }],
      'Conditions[0].PathPatternConfig.RegexValues[0]',
      /character 3/,
    ],
    [
      [{ PathPatternConfig: { RegexValues: ['(?=a)'] } }],
      'Conditions[0].PathPatternConfig.RegexValues[0]',
      /Lookaheads/,
    ],
    [
      [{ HostHeaderConfig: { RegexValues: [long(129)] } }],
      'Conditions[0].HostHeaderConfig.RegexValues[0]',
      /128/,
    ],
    [[headerIs('Host', 'a.b')], 'Conditions[0].HttpHeaderConfig.HttpHeaderName', /host-header/],
    [[headerIs(long(41), 'a')], 'Conditions[0].HttpHeaderConfig.HttpHeaderName', /1 to 40/],
    [[headerIs('a b', 'a')], 'Conditions[0].HttpHeaderConfig.HttpHeaderName', /1 to 40/],
    [[pathIs('/a'), headerIs('A', 'ok', 'ö')], 'Conditions[1].HttpHeaderConfig.Values[1]', /not valid/],
    [
      [{ Field: 'http-header', HttpHeaderConfig: { Values: ['a'] } }],
      'Conditions[0].HttpHeaderConfig.HttpHeaderName',
      /HttpHeaderName/,
    ],
    [[methodIs('get')], 'Conditions[0].HttpRequestMethodConfig.Values[0]', /not valid/],
    [[methodIs('*')], 'Conditions[0].HttpRequestMethodConfig.Values[0]', /not valid/],
    [[methodIs(long(41).toUpperCase())], 'Conditions[0].HttpRequestMethodConfig.Values[0]', /1 to 40/],
    [[queryIs({ Key: 'a' })], 'Conditions[0].QueryStringConfig.Values[0].Value', /needs a Value/],
    [
      [queryIs({ Value: 'a' }, { Key: long(129), Value: 'a' })],
      'Conditions[0].QueryStringConfig.Values[1].Key',
      /128/,
    ],
    [[sourceIs('10.0.0.1')], 'Conditions[0].SourceIpConfig.Values[0]', /CIDR/],
    [[sourceIs('255.255.255.255/32')], 'Conditions[0].SourceIpConfig.Values[0]', /not supported/],
    [[{ Field: 'query-string', Values: ['a'] }], 'Conditions[0].Values', /QueryStringConfig/],
    [[{}], 'Conditions[0]', /must have a Field/],
  ])('%j: %s', (Conditions, where, says) => {
    const { test, http, forward } = web()
    const error = refuse(test, `${ELB}CreateRule`, {
      ListenerArn: http,
      Priority: 1,
      Conditions,
      Actions: forward,
    })
    expect(error.code).toBe('ValidationError')
    expect(error.message).toMatch(says)
    expect(error.message.startsWith(`${where}: `), error.message).toBe(true)
  })

  it('take five wildcards, escapes not counted, and five addresses', () => {
    const { test, http, forward } = web()
    for (const [i, Conditions] of [
      [queryIs({ Key: '\\*', Value: '\\?\\?***' }, { Value: '??' })],
      [sourceIs('10.0.0.0/8', '11.0.0.0/8', '12.0.0.0/8', '13.0.0.0/8', '2001:db8::/32')],
    ].entries())
      test.dispatch(`${ELB}CreateRule`, { ListenerArn: http, Priority: i + 1, Conditions, Actions: forward })
  })
})

const redirect = (RedirectConfig: Json) => [{ Type: 'redirect', RedirectConfig }]

describe('Redirects', () => {
  it.each<[Json, string, string, RegExp]>([
    [{ StatusCode: 'HTTP_301' }, 'InvalidLoadBalancerAction', '', /creates a loop/],
    [{ StatusCode: 'HTTP_301', Query: 'a=b' }, 'InvalidLoadBalancerAction', '', /creates a loop/],
    [
      { StatusCode: 'HTTP_307', Port: '81' },
      'ValidationError',
      'Actions[0].RedirectConfig.StatusCode',
      /HTTP_301/,
    ],
    [{ StatusCode: 'HTTP_302', Port: '70000' }, 'ValidationError', 'Actions[0].RedirectConfig.Port', /65535/],
    [
      { StatusCode: 'HTTP_302', Path: 'a' },
      'ValidationError',
      'Actions[0].RedirectConfig.Path',
      /start with/,
    ],
    [
      { StatusCode: 'HTTP_302', Path: '/#{query}' },
      'ValidationError',
      'Actions[0].RedirectConfig.Path',
      /#\{query\}/,
    ],
    [
      { StatusCode: 'HTTP_302', Host: '#{host' },
      'ValidationError',
      'Actions[0].RedirectConfig.Host',
      /no placeholder/,
    ],
  ])('%j: %s', (config, code, where, says) => {
    const { test, http } = web()
    const error = refuse(test, `${ELB}CreateRule`, {
      ListenerArn: http,
      Priority: 1,
      Conditions: [pathIs('/a')],
      Actions: redirect(config),
    })
    expect(error.code).toBe(code)
    expect(error.message).toMatch(says)
    expect(error.message.startsWith(where), error.message).toBe(true)
  })

  it('from HTTPS to HTTP are refused, as is a protocol under which they would be that', () => {
    const { test, http, https, certificate } = web()
    const Actions = redirect({ StatusCode: 'HTTP_301', Protocol: 'HTTP', Port: '81' })
    const onHttps = { ListenerArn: https, Priority: 1, Conditions: [pathIs('/a')], Actions }
    expect(refuse(test, `${ELB}CreateRule`, onHttps).code).toBe('InvalidLoadBalancerAction')
    test.dispatch(`${ELB}CreateRule`, { ...onHttps, ListenerArn: http })
    const turn = { ListenerArn: http, Protocol: 'HTTPS', Certificates: [{ CertificateArn: certificate }] }
    expect(refuse(test, `${ELB}ModifyListener`, turn)).toMatchObject({ code: 'InvalidLoadBalancerAction' })
  })
})

describe('HTTPS listeners', () => {
  it.each<[(world: ReturnType<typeof web>) => Json, string, string]>([
    [() => ({ Protocol: 'HTTPS', Port: 8443 }), 'ValidationError', 'certificate must be specified'],
    [
      () => ({ Protocol: 'HTTPS', Port: 8443, Certificates: [] }),
      'ValidationError',
      'certificate must be specified',
    ],
    [
      () => ({
        Protocol: 'HTTPS',
        Port: 8443,
        Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:1:certificate/x' }],
      }),
      'CertificateNotFound',
      'not found',
    ],
    [
      ({ certificate: CertificateArn }) => ({
        Protocol: 'HTTP',
        Port: 8080,
        Certificates: [{ CertificateArn }],
      }),
      'ValidationError',
      'Certificates can be given for HTTPS and TLS listeners only',
    ],
    [
      ({ certificate: CertificateArn }) => ({
        Protocol: 'HTTPS',
        Port: 8443,
        Certificates: [{ CertificateArn }, { CertificateArn }],
      }),
      'ValidationError',
      'Only the default certificate',
    ],
    [
      () => ({ Protocol: 'HTTP', Port: 8080, SslPolicy: 'ELBSecurityPolicy-2016-08' }),
      'ValidationError',
      'SslPolicy can be',
    ],
    [() => ({ Protocol: 'HTTPS', Port: 80 }), 'DuplicateListener', 'port'],
  ])('are refused (%#)', (input, code, says) => {
    const world = web()
    const { test, alb, forward } = world
    const error = refuse(test, `${ELB}CreateListener`, {
      LoadBalancerArn: alb,
      DefaultActions: forward,
      ...input(world),
    })
    expect(error).toMatchObject({ code, message: expect.stringContaining(says) })
  })

  it('have further certificates, and a default one that can only be replaced', () => {
    const { test, https: ListenerArn, certificate } = web()
    const ask = (DomainName: string) =>
      (test.ask('acm:RequestCertificate', { DomainName }) as { CertificateArn: string }).CertificateArn
    const more = ask('*.example.org')
    const listed = () =>
      (
        test.ask(`${ELB}DescribeListenerCertificates`, { ListenerArn }) as {
          Certificates: { CertificateArn: string; IsDefault: boolean }[]
        }
      ).Certificates.map(({ CertificateArn, IsDefault }) => [CertificateArn, IsDefault])
    test.dispatch(`${ELB}AddListenerCertificates`, { ListenerArn, Certificates: [{ CertificateArn: more }] })
    expect(listed()).toEqual([
      [certificate, true],
      [more, false],
    ])
    expect(refuse(test, 'acm:DeleteCertificate', { CertificateArn: more }).code).toBe(
      'ResourceInUseException',
    )
    const removed = (CertificateArn: string) => ({ ListenerArn, Certificates: [{ CertificateArn }] })
    expect(refuse(test, `${ELB}RemoveListenerCertificates`, removed(certificate)).code).toBe(
      'OperationNotPermitted',
    )
    test.dispatch(`${ELB}RemoveListenerCertificates`, removed(more))
    test.dispatch('acm:DeleteCertificate', { CertificateArn: more })
    const next = ask('shop.example.com')
    test.dispatch(`${ELB}ModifyListener`, {
      ListenerArn,
      Port: 8443,
      Certificates: [{ CertificateArn: next }],
    })
    expect(listed()).toEqual([[next, true]])
    test.dispatch(`${ELB}ModifyListener`, { ListenerArn, Protocol: 'HTTP' })
    expect(test.world.state.listeners.get(ListenerArn)).toMatchObject({
      port: 8443,
      protocol: 'HTTP',
      sslPolicy: null,
      certificates: [],
    })
  })
})

/** Every condition and action once. */
function everything(
  test: TestWorld,
  { http, https, forward }: Pick<ReturnType<typeof web>, 'http' | 'https' | 'forward'>,
) {
  const rules: readonly (readonly [string, readonly Json[], readonly Json[]])[] = [
    [
      http,
      [pathIs('/a/*'), methodIs('GET', 'HEAD')],
      redirect({ StatusCode: 'HTTP_301', Protocol: 'HTTPS', Port: '443' }),
    ],
    [
      http,
      [
        { Field: 'path-pattern', Values: ['/old'] },
        { Field: 'host-header', RegexValues: ['^a'] },
      ],
      forward,
    ],
    [http, [headerIs('X-Beta', 'yes'), queryIs({ Key: 'v', Value: '2' }, { Value: 'b' })], forward],
    [https, [{ HttpHeaderConfig: { HttpHeaderName: 'Accept', RegexValues: ['json'] } }], forward],
    [
      https,
      [sourceIs('198.51.100.0/24')],
      [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404', MessageBody: 'No' } }],
    ],
  ]
  for (const [i, [ListenerArn, Conditions, Actions]] of rules.entries())
    test.dispatch(`${ELB}CreateRule`, { ListenerArn, Priority: 10 * (i + 1), Conditions, Actions })
}

describe('What is described', () => {
  it('has the shapes of the SDK', async () => {
    const { test, alb, http, https, forward } = web()
    everything(test, { http, https, forward })
    for (const [action, input] of [
      ['DescribeRules', { ListenerArn: http }],
      ['DescribeRules', { ListenerArn: https }],
      ['DescribeListeners', { LoadBalancerArn: alb }],
      ['DescribeListenerCertificates', { ListenerArn: https }],
      ['DescribeTargetGroups', {}],
      ['DescribeLoadBalancers', {}],
    ] as const)
      expect(await misfits(ELB + action, test.ask(ELB + action, input)), action).toEqual([])
  })

  it('would be seen not to have them', async () => {
    const wrong = { Rules: [{ Priority: 1, Conditions: {}, Nothing: 'x', IsDefault: 'no' }] }
    expect(await misfits(`${ELB}DescribeRules`, wrong)).toEqual([
      'Rules[0].Priority is 1, not a string',
      'Rules[0].Conditions is no list',
      'Rules[0].Nothing is unknown to AWS',
      'Rules[0].IsDefault is "no", not a boolean',
    ])
  })

  it('has values of paths and hosts in both places, as AWS prints them', () => {
    const { test, http, https, forward } = web()
    everything(test, { http, https, forward })
    const { Rules } = test.ask(`${ELB}DescribeRules`, { ListenerArn: http }) as { Rules: Json[] }
    expect(Rules.map(({ Conditions }) => Conditions)).toEqual([
      [
        { Field: 'path-pattern', Values: ['/a/*'], PathPatternConfig: { Values: ['/a/*'] } },
        { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['GET', 'HEAD'] } },
      ],
      [
        { Field: 'path-pattern', Values: ['/old'], PathPatternConfig: { Values: ['/old'] } },
        { Field: 'host-header', RegexValues: ['^a'], HostHeaderConfig: { RegexValues: ['^a'] } },
      ],
      [headerIs('X-Beta', 'yes'), queryIs({ Key: 'v', Value: '2' }, { Value: 'b' })],
      [],
    ])
    expect(Rules[0]?.Actions).toEqual(
      redirect({
        Protocol: 'HTTPS',
        Port: '443',
        Host: '#{host}',
        Path: '/#{path}',
        Query: '#{query}',
        StatusCode: 'HTTP_301',
      }),
    )
  })
})

describe('Whatever is said in a condition', () => {
  const text = fc.string({
    maxLength: 140,
    unit: fc.constantFrom('a', '.', '/', '*', '?', '\\', '(', '[', 'ä', ' ', '+', '{', '9'),
  })
  const texts = fc.array(text, { maxLength: 4 })
  const config = fc.record({ Values: texts, RegexValues: texts, HttpHeaderName: text }, { requiredKeys: [] })
  const condition = fc.record(
    {
      Field: fc.constantFrom(
        'path-pattern',
        'host-header',
        'http-header',
        'http-request-method',
        'query-string',
        'source-ip',
        'x',
      ),
      Values: texts,
      RegexValues: texts,
      PathPatternConfig: config,
      HostHeaderConfig: config,
      HttpHeaderConfig: config,
      HttpRequestMethodConfig: config,
      QueryStringConfig: fc.record({
        Values: fc.array(fc.record({ Key: text, Value: text }, { requiredKeys: [] })),
      }),
      SourceIpConfig: config,
    },
    { requiredKeys: [] },
  )

  it('is taken, or refused at a place in the conditions', () => {
    const { test, http, forward } = web()
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), (Conditions) => {
        const input = { ListenerArn: http, Priority: 1, Conditions, Actions: forward }
        const answer = test.attempt(`${ELB}CreateRule`, input)
        if (answer.ok) {
          const { Rules } = answer.output as { Rules: { RuleArn: string }[] }
          test.dispatch(`${ELB}DeleteRule`, { RuleArn: Rules[0]?.RuleArn })
        } else expect(answer.error.message).toMatch(/^Conditions(\[\d\]|:| )/)
      }),
      { numRuns: 500 },
    )
  })
})

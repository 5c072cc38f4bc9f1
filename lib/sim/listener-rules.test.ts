// What becomes of requests by the rules of listeners, from a scenario file to what is told of one request.

import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import type { RequestPath, RequestSample } from '@/lib/protocol'
import { createSimulation, restoreSimulation } from './simulation'

type Json = Readonly<Record<string, unknown>>

const fixed = (StatusCode: string, MessageBody = '') => [
  { Type: 'fixed-response', FixedResponseConfig: { StatusCode, MessageBody } },
]
const redirect = (RedirectConfig: Json) => [
  { Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', ...RedirectConfig } },
]
const TO_HTTPS = redirect({ Protocol: 'HTTPS', Port: '443' })

interface Setup {
  readonly listeners: readonly Json[]
  readonly rules?: readonly Json[]
  readonly traffic: readonly Json[]
  readonly more?: readonly Json[]
}

/** A load balancer whose rules answer by themselves, and 10 requests a second for a minute from each source. */
function run({ listeners, rules = [], traffic, more = [] }: Setup) {
  const elb = 'elasticloadbalancing:'
  const scenario = {
    name: 'Rules',
    operations: [
      { as: 'cert', action: 'acm:RequestCertificate', input: { DomainName: '*.example.com' } },
      { as: 'alb', action: `${elb}CreateLoadBalancer`, input: { Name: 'web' } },
      ...listeners.map((input) => ({
        as: `listener${input.Port}`,
        action: `${elb}CreateListener`,
        input: { LoadBalancerArn: '${alb}', Protocol: 'HTTP', ...input },
      })),
      ...rules.map((input, i) => ({
        action: `${elb}CreateRule`,
        input: { ListenerArn: '${listener80}', Priority: i + 1, ...input },
      })),
      ...more,
    ],
    traffic: traffic.map((source, i) => ({
      name: `users${i}`,
      to: '${alb}',
      arrivals: { uniform: { rps: 10 } },
      ...source,
    })),
  }
  const simulation = createSimulation(scenario)
  const lines: string[] = []
  simulation.logRequests((line) => void lines.push(line))
  // The load balancer needs some time until its name has addresses.
  simulation.advanceTo(simTime(240 * US_PER_SECOND))
  simulation.world.data.takeSamples(1)
  const before = simulation.world.data.counted()
  simulation.advanceTo(simTime(300 * US_PER_SECOND))
  const { samples } = simulation.world.data.takeSamples(100_000)
  const counts = new Map<number, number>()
  simulation.world.data.counted().byStatus.forEach((count, status) => {
    const here = count - (before.byStatus[status] ?? 0)
    if (here > 0) counts.set(status, here)
  })
  const follow = (sample: RequestSample | undefined) =>
    simulation.world.data.follow(sample?.id ?? -1) as RequestPath
  return { simulation, samples, counts: Object.fromEntries(counts), follow, lines }
}

const https = { Protocol: 'HTTPS', Port: 443, Certificates: [{ CertificateArn: '${cert}' }] }
const hopOf = (path: RequestPath, kind: string) => path.hops.find((hop) => hop.kind === kind)

it('HTTP/2 is spoken by clients that can with HTTPS listeners that may, and each log line says so', () => {
  const listeners = [
    { Port: 80, DefaultActions: fixed('200') },
    { ...https, DefaultActions: fixed('200') },
  ]
  const traffic = [80, 443].map((port) => ({ port, http2: true, requests: [{ host: 'a.example.com' }] }))
  const kindsOf = (more: readonly Json[]) => {
    const { lines, samples, follow } = run({ listeners, traffic, more })
    const kinds = new Set(
      lines.map((line) => `${line.slice(0, line.indexOf(' '))} ${/ (HTTP\/\d\.\d)"/.exec(line)?.[1]}`),
    )
    const saying = samples.filter(({ id }) =>
      follow({ id } as RequestSample).hops[0]?.detail.includes('HTTP/2'),
    )
    return { kinds: [...kinds].sort(), share: saying.length / samples.length }
  }
  expect(kindsOf([])).toEqual({ kinds: ['h2 HTTP/2.0', 'http HTTP/1.1'], share: 0.5 })
  const never = {
    action: 'elasticloadbalancing:ModifyLoadBalancerAttributes',
    input: { LoadBalancerArn: '${alb}', Attributes: [{ Key: 'routing.http2.enabled', Value: 'false' }] },
  }
  expect(kindsOf([never])).toEqual({ kinds: ['http HTTP/1.1', 'https HTTP/1.1'], share: 0 })
})

describe('A redirect from HTTP to HTTPS', () => {
  const setup = {
    listeners: [
      { Port: 80, DefaultActions: TO_HTTPS },
      { ...https, DefaultActions: fixed('200', 'Hello') },
    ],
  }

  it('brings each client to the other listener with a request of its own, which names the first', () => {
    const { samples, counts, follow, simulation } = run({
      ...setup,
      traffic: [{ requests: [{ path: '/shop?page=2', host: 'www.example.com' }] }],
    })
    expect(counts).toEqual({ 200: 600, 301: 600 })
    const second = samples.findLast(({ status }) => status === 200)
    const path = follow(second)
    const first = samples.find(({ id }) => path.summary.endsWith(`(redirected from request ${id})`))
    expect(first).toMatchObject({ status: 301, outcome: 'elb-ok', source: second?.source })
    // It asks again when the answer has reached it, and is at the load balancer half a round trip later.
    expect(second?.startedAt).toBe(first?.endedAt)
    const told = follow(first)
    expect(hopOf(told, 'rule')).toMatchObject({
      title: 'Default rule',
      detail: 'redirect 301 to https://www.example.com:443/shop?page=2',
    })
    expect(told.hops.at(-1)?.detail).toBe(
      'Moved Permanently, from the load balancer, which the client follows',
    )
    expect(path.request).toMatchObject({ host: 'www.example.com', path: '/shop?page=2', method: 'GET' })
    expect(path.hops[0]).toMatchObject({ to: ':443' })
    expect(path.hops[0]?.detail).toMatch(/; TLS, certificate of \*\.example\.com$/)
    const { clients, total } = simulation.world.data.summary()
    expect(clients.succeeded + clients.redirects + clients.gaveUp + clients.retries).toBe(total)
  })

  it('shows the default certificate to whom none is for, whom a browser would not trust', () => {
    const { samples, follow } = run({
      ...setup,
      traffic: [{ port: 443, requests: [{ host: 'example.org' }] }],
    })
    expect(follow(samples[0]).hops[0]?.detail).toContain('a browser would refuse it for example.org')
  })

  it('ends there for clients who do not follow, and for those whom it sends elsewhere', () => {
    const stays = run({ ...setup, traffic: [{ followRedirects: false }] })
    expect(stays.counts).toEqual({ 301: 600 })
    expect(stays.follow(stays.samples[0]).hops.at(-1)?.detail).toContain('which this client does not follow')
    const away = run({
      listeners: [{ Port: 80, DefaultActions: redirect({ Host: 'example.org' }) }],
      traffic: [{}],
    })
    expect(away.counts).toEqual({ 301: 600 })
    expect(away.follow(away.samples[0]).hops.at(-1)?.detail).toContain('which leads out of this run')
  })

  it('keeps users of a closed loop waiting until their real answer', () => {
    const closed = { arrivals: { closed: { users: 1, thinkMs: 999 } } }
    const { counts } = run({ ...setup, traffic: [closed] })
    // A second a round: the thinking and two requests of 1 ms.
    expect(Math.abs((counts[200] ?? 0) - 60)).toBeLessThanOrEqual(1)
    expect(Math.abs((counts[301] ?? 0) - (counts[200] ?? 0))).toBeLessThanOrEqual(1)
  })

  it('is counted as CloudWatch counts it', () => {
    const { simulation } = run({ ...setup, traffic: [{}] })
    // What a minute has come to is published a little later.
    simulation.advanceTo(simTime(480 * US_PER_SECOND))
    const sum = (metric: string) =>
      (
        simulation.dispatch({
          action: 'cloudwatch:GetMetricStatistics',
          input: {
            Namespace: 'AWS/ApplicationELB',
            MetricName: metric,
            Dimensions: [...simulation.world.state.loadBalancers.keys()].map((arn) => ({
              Name: 'LoadBalancer',
              Value: arn.split(':loadbalancer/')[1] ?? '',
            })),
            StartTime: '2025-01-01T00:04:00Z',
            EndTime: '2025-01-01T00:05:00Z',
            Period: 60,
            Statistics: ['Sum'],
          },
        }) as { output?: { Datapoints?: { Sum: number }[] } }
      ).output?.Datapoints?.map(({ Sum }) => Sum)
    expect(sum('HTTP_Redirect_Count')).toEqual([600])
    expect(sum('HTTP_Fixed_Response_Count')).toEqual([600])
    expect(sum('HTTPCode_ELB_3XX_Count')).toEqual([600])
    expect(sum('HTTP_Redirect_Url_Limit_Exceeded_Count')).toEqual([])
    expect(sum('RequestCount')).toEqual([])
  })
})

describe('Redirects without an end', () => {
  it('stop after five', () => {
    const ping = { Port: 80, DefaultActions: redirect({ Port: '81' }) }
    const pong = { Port: 81, DefaultActions: redirect({ Port: '80' }) }
    const { counts, samples, follow } = run({ listeners: [ping, pong], traffic: [{}] })
    expect(counts).toEqual({ 301: 6 * 600 })
    const last = samples
      .map(follow)
      .filter(({ hops }) => hops.at(-1)?.detail.includes('one redirect too many'))
    expect(last).toHaveLength(600)
  })

  it('that grow beyond 8 K are refused and counted', () => {
    const Query = '#{query}'.repeat(16)
    const { counts, samples, follow } = run({
      listeners: [{ Port: 80, DefaultActions: redirect({ Host: 'example.org', Query }) }],
      traffic: [{ requests: [{ path: `/?${'q'.repeat(600)}` }] }],
    })
    expect(counts).toEqual({ 500: 600 })
    expect(hopOf(follow(samples[0]), 'rule')?.detail).toContain('more than 8 K')
  })
})

describe('Rules', () => {
  const rule = (Conditions: readonly Json[], status: string) => ({ Conditions, Actions: fixed(status) })
  const listeners = [{ Port: 80, DefaultActions: fixed('404') }]

  it('see host, path, query, method and headers, and tell of each rule why it did not match', () => {
    const { counts, samples, follow } = run({
      listeners,
      rules: [
        rule(
          [{ HostHeaderConfig: { Values: ['api.*'] } }, { HttpRequestMethodConfig: { Values: ['POST'] } }],
          '201',
        ),
        rule([{ HttpHeaderConfig: { HttpHeaderName: 'User-Agent', Values: ['*curl*'] } }], '202'),
        rule([{ QueryStringConfig: { Values: [{ Key: 'beta', Value: '1' }] } }], '203'),
        rule([{ PathPatternConfig: { RegexValues: ['^/v\\d+/'] } }], '204'),
      ],
      traffic: [
        { requests: [{ method: 'POST', host: 'api.example.com', path: '/x' }] },
        { requests: [{ headers: { 'user-agent': 'Curl/8.5' } }] },
        { requests: [{ path: '/search?q=1&beta=1' }] },
        { requests: [{ path: '/v12/users' }] },
        { requests: [{ method: 'GET', host: 'api.example.com', path: '/search?q=2' }] },
      ],
    })
    expect(counts).toEqual({ 201: 600, 202: 600, 203: 600, 204: 600, 404: 600 })
    const path = follow(samples.find(({ status }) => status === 404))
    expect(hopOf(path, 'rule')?.candidates).toEqual([
      { label: 'Rule 1', accepted: false, reason: 'method GET is not POST' },
      { label: 'Rule 2', accepted: false, reason: 'there is no header User-Agent' },
      { label: 'Rule 3', accepted: false, reason: 'query q=2 has no beta=1' },
      { label: 'Rule 4', accepted: false, reason: 'path /search does not match ^/v\\d+/' },
      { label: 'Default rule', accepted: true, reason: 'otherwise' },
    ])
  })

  it('on the source send each client the way of its address, the same whoever asks', () => {
    const { samples, follow, simulation } = run({
      listeners,
      rules: [rule([{ SourceIpConfig: { Values: ['198.51.100.64/26', '198.51.100.200/32'] } }], '200')],
      traffic: [{ from: '198.51.100.0/24' }, {}],
    })
    const isInside = (ip: string) => {
      const last = Number(ip.split('.')[3])
      return ip.startsWith('198.51.100.') && ((last >= 64 && last < 128) || last === 200)
    }
    const addresses = new Set<string>()
    for (const sample of samples) {
      const [ip = ''] = sample.source.split(':')
      addresses.add(ip)
      expect(sample.status === 200, ip).toBe(isInside(ip))
    }
    expect([...addresses].some(isInside)).toBe(true)
    const refused = samples.find(({ status, source }) => status === 404 && source.startsWith('198.'))
    const [ip] = refused?.source.split(':') ?? []
    expect(hopOf(follow(refused), 'rule')?.candidates[0]?.reason).toBe(
      `source ${ip} is not in 198.51.100.64/26 or 198.51.100.200/32`,
    )
    expect(simulation.world.data.audit()).toEqual([])
  })

  it('that have changed since are not told of an older request', () => {
    const { samples, follow, simulation } = run({ listeners, traffic: [{}] })
    expect(hopOf(follow(samples.at(-1)), 'rule')?.candidates).toHaveLength(1)
    const [listener] = simulation.world.state.listeners.keys()
    simulation.dispatch({
      action: 'elasticloadbalancing:CreateRule',
      input: {
        ListenerArn: listener,
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/x'] }],
        Actions: fixed('200'),
      },
    })
    expect(hopOf(follow(samples.at(-1)), 'rule')?.candidates).toEqual([])
  })
})

describe('A checkpoint in the middle of redirects', () => {
  it('goes on as the run does', () => {
    const listen = (Port: number, DefaultActions: readonly Json[]) => ({
      action: 'elasticloadbalancing:CreateListener',
      input: { LoadBalancerArn: '${alb}', Protocol: 'HTTP', Port, DefaultActions },
    })
    const scenario = {
      name: 'Rules',
      operations: [
        { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
        listen(80, redirect({ Port: '81' })),
        listen(81, fixed('200')),
      ],
      traffic: [{ name: 'users', to: '${alb}', arrivals: { poisson: { rps: 2_000 } } }],
    }
    const whole = createSimulation(scenario)
    whole.advanceTo(simTime(200 * US_PER_SECOND))
    const other = restoreSimulation(scenario, whole.seed, JSON.parse(JSON.stringify(whole.checkpoint())))
    const end = simTime(201 * US_PER_SECOND)
    whole.advanceTo(end)
    other.advanceTo(end)
    expect(other.traceHash()).toBe(whole.traceHash())
    expect(whole.world.data.summary().byStatus['301']).toBeGreaterThan(1_000)
  })
})

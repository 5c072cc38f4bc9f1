// How targets are chosen, held against the definitions; bounds come from the counts of each run itself.

import { describe, expect, it } from 'vitest'
import { GROUP_ARN, ZONES } from '@/lib/bench/plain-network'
import { PlainWorld } from '@/lib/bench/plain-world'
import { existing, type SimTime, START, US_PER_SECOND } from '@/lib/engine'
import type { RequestSample } from '@/lib/protocol'
import { chiSquaredFit } from '@/lib/stats/goodness-of-fit'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { type ClientPolicy, PATIENT } from '@/lib/traffic/client-policy'
import type { TargetGroup } from '@/lib/world/records/elb'

const QUICK = { cpuMsPerRequest: 0, waitMsPerRequest: 20 }
/** A true hypothesis is refused once in a thousand seeds; the seeds are fixed. */
const CONFIDENCE = 0.999

const poisson = (rps: number): Arrivals => ({ kind: 'poisson', rate: [{ at: START, rps }], shape: 'step' })
const users = (count: number): Arrivals => ({ kind: 'closed', users: count, thinkMs: { exponential: 500 } })

function worldOf(
  zones: readonly string[],
  attributes: Partial<TargetGroup>,
  arrivals: Arrivals,
  client: Partial<ClientPolicy> = {},
) {
  const plain = new PlainWorld(5)
  const group = existing(plain.state.targetGroups.get(GROUP_ARN), 'group')
  Object.assign(group, attributes)
  plain.data.targetGroupChanged(GROUP_ARN)
  const targets = zones.map((zone) => plain.addTask({ instance: plain.addInstance(4, zone), image: QUICK }))
  plain.addTraffic('client', arrivals, undefined, { ...PATIENT, ...client })
  const seen: RequestSample[] = []
  /** Goes on second by second, and keeps every request. */
  const runTo = (seconds: number) => {
    while (plain.engine.now < seconds * US_PER_SECOND) {
      plain.runTo(plain.engine.now / US_PER_SECOND + 1)
      seen.push(...plain.data.takeSamples(100_000).samples)
    }
    return seen
  }
  const portOf = (key: string) => Number(key.split('|')[2])
  const why = ({ id }: RequestSample) =>
    plain.data.follow(id)?.hops.find(({ kind }) => kind === 'target')?.detail ?? ''
  const change = (key: string, changed: Partial<ReturnType<PlainWorld['target']>>) => {
    Object.assign(plain.target(key), changed)
    plain.data.targetChanged(key)
  }
  return { plain, group, targets, seen, runTo, portOf, why, change }
}

const count = <T>(things: readonly T[], is: (thing: T) => boolean) => things.filter(is).length

describe('Cross-zone load balancing', () => {
  const [a, b, c] = ZONES

  it('on, sends as much to each target, wherever it is', () => {
    const { runTo, targets, portOf } = worldOf([a, a, b, b, b, b, b, b, b, b], {}, poisson(100))
    const seen = runTo(60)
    const counts = targets.map((key) => count(seen, ({ hostPort }) => hostPort === portOf(key)))
    // Each of three nodes goes round evenly, so that no target is more than a turn of each ahead.
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3)
  })

  it('off, keeps each node to its own zone, so that two and eight targets get 25 % and 6.25 %', () => {
    const { plain, runTo, targets, portOf, why } = worldOf(
      [a, a, b, b, b, b, b, b, b, b],
      { crossZone: 'false', dnsCount: null },
      poisson(100),
    )
    const seen = runTo(60)
    const answered = seen.filter(({ status }) => status === 200)
    // A third of the requests come to the node of the zone that has none.
    expect(count(seen, ({ status }) => status === 503)).toBe(Math.floor(plain.data.totals().total / 3))
    const shareOf = (key: string) =>
      count(answered, ({ hostPort }) => hostPort === portOf(key)) / answered.length
    for (const key of targets.slice(0, 2)) expect(shareOf(key)).toBeCloseTo(0.25, 2)
    for (const key of targets.slice(2)) expect(shareOf(key)).toBeCloseTo(0.0625, 2)
    const zoneOf = new Map(targets.map((key, i) => [portOf(key), i < 2 ? a : b]))
    for (const sample of answered)
      expect(why(sample)).toContain(`in its own zone ${zoneOf.get(sample.hostPort ?? 0)} only`)
    expect(
      why(
        existing(
          seen.find(({ status }) => status === 503),
          'a refused request',
        ),
      ),
    ).toContain(`has no target in ${c}`)
  })

  it('off, takes a zone without a healthy target out of DNS, which clients learn within its time to live', () => {
    const { runTo, targets, change, seen } = worldOf([a, a, b, c], { crossZone: 'false' }, poisson(50))
    runTo(30)
    expect(count(seen, ({ status }) => status !== 200)).toBe(0)
    change(existing(targets[3], 'target'), { state: 'unused' })
    const before = seen.length
    runTo(90)
    const refused = seen.slice(before).filter(({ status }) => status === 503)
    // Until they resolve the name anew, fewer and fewer clients come to the zone: on average half of its third.
    const sent = 50 * 60
    expect(refused.length / sent).toBeGreaterThan(
      0.5 / 3 - (3 * Math.sqrt((0.5 / 3) * (1 - 0.5 / 3))) / Math.sqrt(sent),
    )
    expect(refused.length / sent).toBeLessThan(
      0.5 / 3 + (3 * Math.sqrt((0.5 / 3) * (1 - 0.5 / 3))) / Math.sqrt(sent),
    )
    const later = seen.length
    runTo(120)
    expect(count(seen.slice(later), ({ status }) => status !== 200)).toBe(0)
  })
})

describe('The worked example of target group health', () => {
  const [a, b] = ZONES

  it('keeps zone A as it is; zone B leaves DNS and uses all of its targets', () => {
    const zones = [...Array(10).fill(a), ...Array(10).fill(b)] as string[]
    const { plain, runTo, targets, change, seen, portOf } = worldOf(
      zones,
      { crossZone: 'false', dnsCount: 1, dnsPercentage: 50, routingPercentage: 50 },
      poisson(200),
    )
    // The third zone of this load balancer has no target of the group: it is not named either.
    runTo(61)
    plain.data.takePeriod()
    for (const key of targets.slice(10, 16)) change(key, { state: 'unhealthy' })
    const before = seen.length
    runTo(63)
    const { zones: gauges } = existing(plain.data.period().targetGroups[0], 'period')
    expect(Object.fromEntries(gauges)).toEqual({
      HealthyStateRouting: 1,
      UnhealthyStateRouting: 2,
      HealthyStateDNS: 1,
      UnhealthyStateDNS: 2,
    })
    const reached = new Set(seen.slice(before).map(({ hostPort }) => hostPort))
    expect(targets.filter((key) => !reached.has(portOf(key)))).toEqual([])
    runTo(125)
    const later = seen.length
    runTo(130)
    const inB = new Set(targets.slice(10).map(portOf))
    expect(count(seen.slice(later), ({ hostPort }) => inB.has(hostPort ?? 0))).toBe(0)
  })

  it('counts what is sent to all of them as routed for want of healthy ones', () => {
    const { plain, runTo, targets, change } = worldOf(
      [a, a, a, a],
      { routingCount: 3, dnsCount: 3 },
      poisson(40),
    )
    runTo(5)
    plain.data.takePeriod()
    change(existing(targets[0], 'target'), { state: 'unhealthy' })
    runTo(10)
    const counts = () => Object.fromEntries(existing(plain.data.period().targetGroups[0], 'period').counts)
    expect(counts().UnhealthyRoutingRequestCount).toBeUndefined()
    change(existing(targets[1], 'target'), { state: 'unhealthy' })
    plain.data.takePeriod()
    runTo(20)
    expect(counts().UnhealthyRoutingRequestCount).toBe(counts().RequestCount)
  })
})

describe('Least outstanding requests', () => {
  it('never chooses a target that has more open than another', () => {
    const { plain, runTo, seen } = worldOf(
      [...ZONES, ...ZONES],
      { algorithm: 'least_outstanding_requests' },
      poisson(300),
    )
    runTo(20)
    expect(seen.length).toBeGreaterThan(5_000)
    for (const { id } of seen) {
      const hop = plain.data.follow(id)?.hops.find(({ kind }) => kind === 'target')
      const open = hop?.candidates.map(({ reason }) => Number(reason.split(' ')[0])) ?? []
      const chosen = hop?.candidates.findIndex(({ accepted }) => accepted) ?? -1
      expect(open[chosen]).toBe(Math.min(...open))
    }
  })
})

describe('Slow start', () => {
  const [a] = ZONES

  it('gives a newcomer a share that grows in proportion to the time', () => {
    const { plain, runTo, targets, seen, portOf, change, why } = worldOf(
      [a, a, a, a],
      { slowStartSeconds: 100 },
      poisson(400),
    )
    const newcomer = existing(targets[3], 'target')
    change(newcomer, { slowStartAt: plain.engine.now as SimTime })
    runTo(120)
    const tenths = Array.from({ length: 10 }, () => ({ all: 0, own: 0 }))
    for (const { startedAt, hostPort } of seen) {
      const tenth = tenths[Math.floor(startedAt / (10 * US_PER_SECOND))]
      if (tenth === undefined) continue
      tenth.all++
      if (hostPort === portOf(newcomer)) tenth.own++
    }
    // At share s beside three full ones a target gets s ÷ (3 + s).
    const shares = tenths.map((_, i) => (i + 0.5) / 10)
    const observed = tenths.flatMap(({ all, own }) => [own, all - own])
    const expected = tenths.flatMap(({ all }, i) => {
      const own = (all * (shares[i] as number)) / (3 + (shares[i] as number))
      return [own, all - own]
    })
    expect(chiSquaredFit(observed, expected, { fitted: tenths.length }).p).toBeGreaterThan(1 - CONFIDENCE)
    const early = seen.filter(({ startedAt }) => startedAt < 90 * US_PER_SECOND).at(-1)
    expect(early && why(early)).toContain('by shares in slow start')
    const late = count(seen.slice(-400), ({ hostPort }) => hostPort === portOf(newcomer))
    // A quarter, give or take a turn of each node.
    expect(Math.abs(late - 100)).toBeLessThanOrEqual(ZONES.length)
  })
})

describe('Stickiness', () => {
  const zones = [...ZONES, ...ZONES]

  it('keeps each user at one target until that target goes, and gives the user another then', () => {
    const { plain, runTo, targets, change, seen, why } = worldOf(zones, { isSticky: true }, users(50), {
      cookies: true,
    })
    const gone = existing(targets[0], 'target')
    const byVisitor = (samples: readonly RequestSample[]) => {
      const ports = new Map<string, Set<number | null>>()
      for (const { id, hostPort } of samples) {
        const visitor = /visitor (\d+)/.exec(plain.data.follow(id)?.hops[0]?.detail ?? '')?.[1] ?? ''
        ports.set(visitor, (ports.get(visitor) ?? new Set()).add(hostPort))
      }
      return ports
    }
    runTo(20)
    const before = byVisitor(seen)
    expect([...before.keys()].length).toBe(50)
    expect([...before.values()].every(({ size }) => size === 1)).toBe(true)
    expect(count([...before.values()], (ports) => ports.has(32768))).toBeGreaterThan(0)
    change(gone, { state: 'draining' })
    const at = seen.length
    runTo(40)
    const after = byVisitor(seen.slice(at + 5))
    expect([...after.values()].every((ports) => ports.size === 1 && !ports.has(32768))).toBe(true)
    for (const [visitor, ports] of before) if (!ports.has(32768)) expect(after.get(visitor)).toEqual(ports)
    const lost = seen.slice(at).filter((sample) => why(sample).includes('is gone'))
    // Each user whose target went is told once.
    expect(lost.length).toBe(count([...before.values()], (ports) => ports.has(32768)))
  })

  it('counts requests that no cookie led: the first of each client, and those whose target is gone', () => {
    const { plain, runTo, targets, change } = worldOf(zones, { isSticky: true }, users(50), { cookies: true })
    const counted = () =>
      Object.fromEntries(existing(plain.data.period().loadBalancers[0], 'period').counts)
        .NonStickyRequestCount ?? 0
    runTo(20)
    expect(counted()).toBe(50)
    change(existing(targets[0], 'target'), { state: 'unhealthy' })
    runTo(40)
    expect(counted()).toBeGreaterThan(50)
    expect(counted()).toBeLessThan(100)
  })

  it('ends when nobody comes back within its duration', () => {
    const { plain, runTo, seen, why } = worldOf(zones, { isSticky: true, lbCookieSeconds: 1 }, poisson(2), {
      visitors: 1_000,
    })
    runTo(60)
    expect(seen.every((sample) => why(sample).startsWith('no cookie yet'))).toBe(true)
    expect(plain.data.totals().total).toBeGreaterThan(60)
  })

  it('does nothing for clients that keep no cookies', () => {
    const { runTo, seen, why } = worldOf(zones, { isSticky: true }, poisson(20))
    runTo(20)
    expect(seen.every((sample) => why(sample).startsWith('no cookie yet'))).toBe(true)
  })
})

describe('Anomaly mitigation', () => {
  const failing = (mitigatesAnomalies: boolean) => {
    const of = worldOf(
      [ZONES[0], ZONES[1], ZONES[2], ZONES[0]],
      { algorithm: 'weighted_random', mitigatesAnomalies },
      poisson(200),
    )
    const bad = existing(of.targets[2], 'target')
    const container = existing(of.plain.state.containers.get(of.plain.containerOf(bad)), 'container')
    const setErrors = (errorRate: number) => {
      Object.assign(container, { behavior: { ...container.behavior, errorRate } })
      of.plain.data.containerChanged(container.arn)
    }
    return { ...of, bad, setErrors }
  }

  it('takes most requests from a target that fails, and gives them back when it recovers', () => {
    const { plain, runTo, seen, bad, portOf, setErrors, why } = failing(true)
    runTo(20)
    setErrors(0.5)
    runTo(100)
    const from = seen.length
    runTo(130)
    const shareFrom = (start: number) => {
      const samples = seen.slice(start)
      return count(samples, ({ hostPort }) => hostPort === portOf(bad)) / samples.length
    }
    // A sixteenth of a share beside three full ones.
    expect(shareFrom(from)).toBeLessThan(0.04)
    expect(plain.data.anomalyOf(bad)).toEqual({ isAnomalous: true, weight: 1 / 16 })
    expect(why(existing(seen.at(-1), 'a request'))).toContain('picked at random by weight')
    setErrors(0)
    runTo(230)
    const later = seen.length
    runTo(280)
    const n = seen.length - later
    expect(plain.data.anomalyOf(bad)).toEqual({ isAnomalous: false, weight: 1 })
    expect(Math.abs(shareFrom(later) - 0.25)).toBeLessThan(3.3 * Math.sqrt((0.25 * 0.75) / n))
    const said = plain.log.decisions.map(({ summary }) => summary)
    expect(said.some((text) => text.includes('is anomalous'))).toBe(true)
    expect(said.some((text) => text.includes('is normal again'))).toBe(true)
  })

  it('only detects when it is off', () => {
    const { plain, runTo, seen, bad, portOf, setErrors } = failing(false)
    setErrors(0.5)
    runTo(100)
    expect(plain.data.anomalyOf(bad)).toEqual({ isAnomalous: true, weight: 1 })
    const own = count(seen, ({ hostPort }) => hostPort === portOf(bad))
    expect(Math.abs(own / seen.length - 0.25)).toBeLessThan(3.3 * Math.sqrt((0.25 * 0.75) / seen.length))
  })

  it('needs three healthy targets', () => {
    const { plain, runTo, targets, bad, setErrors, change } = failing(true)
    change(existing(targets[0], 'target'), { state: 'draining' })
    change(existing(targets[1], 'target'), { state: 'draining' })
    setErrors(0.5)
    runTo(60)
    expect(plain.data.anomalyOf(bad)).toEqual({ isAnomalous: false, weight: 1 })
  })
})

it('A target that is not in use gets nothing', () => {
  const { runTo, targets, change, seen, portOf } = worldOf([...ZONES], {}, poisson(50))
  const unused = existing(targets[1], 'target')
  runTo(5)
  change(unused, { state: 'unused' })
  const before = seen.length
  runTo(20)
  expect(count(seen.slice(before + 10), ({ hostPort }) => hostPort === portOf(unused))).toBe(0)
})

describe('Forwarding by weight', () => {
  it('gives each group its share, within what chance allows', () => {
    const { plain, runTo, seen } = worldOf([ZONES[0]], {}, poisson(200))
    plain.addGroup('arn:canary', 'canary')
    plain.addTask({ instance: plain.addInstance(4), image: QUICK, group: 'arn:canary' })
    plain.addRule(1, [
      { targetGroupArn: GROUP_ARN, weight: 9 },
      { targetGroupArn: 'arn:canary', weight: 1 },
    ])
    runTo(60)
    const canary = count(seen, ({ targetGroupArn }) => targetGroupArn === 'arn:canary')
    expect(Math.abs(canary / seen.length - 0.1)).toBeLessThan(3.3 * Math.sqrt((0.1 * 0.9) / seen.length))
  })

  it('keeps a client in its group where the rule says so', () => {
    const { plain, runTo, seen } = worldOf([ZONES[0]], {}, users(30), { cookies: true })
    plain.addGroup('arn:canary', 'canary')
    plain.addTask({ instance: plain.addInstance(4), image: QUICK, group: 'arn:canary' })
    const groups = [GROUP_ARN, 'arn:canary'].map((targetGroupArn) => ({ targetGroupArn, weight: 1 }))
    plain.addRule(1, groups)
    const rule = existing(
      [...plain.state.rules.values()].find(({ priority }) => priority === 1),
      'rule',
    )
    rule.action = { type: 'forward', targetGroups: groups, stickySeconds: 600 }
    plain.data.routesChanged()
    runTo(30)
    const groupsOf = new Map<string, Set<string | null>>()
    for (const { id, targetGroupArn } of seen) {
      const visitor = /visitor (\d+)/.exec(plain.data.follow(id)?.hops[0]?.detail ?? '')?.[1] ?? ''
      groupsOf.set(visitor, (groupsOf.get(visitor) ?? new Set()).add(targetGroupArn))
    }
    expect(groupsOf.size).toBe(30)
    expect([...groupsOf.values()].every(({ size }) => size === 1)).toBe(true)
    expect(new Set([...groupsOf.values()].flatMap((of) => [...of])).size).toBe(2)
  })
})

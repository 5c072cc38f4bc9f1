// What people and charts see of requests: series, summary, samples, the way of one request.

import { describe, expect, it } from 'vitest'
import { PlainWorld } from '@/lib/bench/plain-world'
import { existing, START } from '@/lib/engine'
import { isShown, strideFor } from './shown-share'

function world(rps: number, image = {}): PlainWorld {
  const plain = new PlainWorld(1)
  const instance = plain.addInstance(2)
  for (let i = 0; i < 2; i++) {
    plain.addTask({ instance, image: { cpuMsPerRequest: 10, waitMsPerRequest: 5, ...image } })
  }
  plain.addTraffic('client', { kind: 'uniform', rate: [{ at: START, rps }], shape: 'step' })
  return plain
}

describe('Series', () => {
  it('count a second of requests, per load balancer and per target', () => {
    const plain = world(10)
    plain.runTo(5)
    const values = plain.series.step(3)
    expect(values).toMatchObject({
      'requests/rps': 10,
      'requests/errors5xxElb': 0,
      'requests/errors5xxTarget': 0,
      'alb/web/RequestCount': 10,
      'alb/web/HTTPCode_Target_2XX_Count': 10,
      'alb/web/HTTPCode_ELB_5XX_Count': 0,
      'tg/web/HealthyHostCount': 2,
      'tg/web/UnHealthyHostCount': 0,
      'tg/web/RequestCountPerTarget': 5,
    })
    expect(values['alb/web/TargetResponseTime']).toBeCloseTo(0.0155, 9)
    expect(values['requests/p50Ms']).toBeCloseTo(16.5, 0)
    expect(plain.data.trafficRps('client')).toBe(10)
    expect(plain.data.trafficRps('nobody')).toBe(0)
  })

  it('say what ran on the ways in the last second: to a group, to an instance, to each container', () => {
    const plain = world(10)
    plain.runTo(5)
    const [group] = [...plain.state.targetGroups.keys()]
    const [instance] = [...plain.state.instances.keys()]
    const containers = [...plain.state.containers.keys()]
    expect(plain.data.targetGroupRps(group ?? '')).toBe(10)
    expect(plain.data.instanceUsage(instance ?? '').requestsPerSecond).toBe(10)
    expect(containers.map((arn) => plain.data.containerUsage(arn).requestsPerSecond)).toEqual([5, 5])
  })

  it('of a load balancer have gaps while nothing flows; those of its targets do not', () => {
    const plain = world(0)
    plain.runTo(3)
    expect(plain.series.at('alb/web/RequestCount', 1)).toBe(null)
    expect(plain.series.at('requests/p99Ms', 1)).toBe(null)
    expect(plain.series.at('tg/web/RequestCountPerTarget', 1)).toBe(0)
  })

  it('tell 502, 503 and 504 apart', () => {
    const plain = world(4)
    plain.state.targets.clear()
    plain.data.topologyChanged()
    plain.runTo(2.5)
    expect(plain.series.step(1)).toMatchObject({
      'alb/web/HTTPCode_ELB_503_Count': 4,
      'alb/web/HTTPCode_ELB_502_Count': 0,
      'alb/web/HTTPCode_ELB_504_Count': 0,
      'alb/web/HTTPCode_ELB_5XX_Count': 4,
      'alb/web/RequestCount': 0,
      'requests/errors5xxElb': 4,
    })
  })
})

it('Usage is the CPU of the last second in units of 1024 a core, and memory now', () => {
  const plain = world(20, { memoryMiB: 64, memoryMiBPerRequest: 1, waitMsPerRequest: 980 })
  plain.runTo(5)
  const container = [...plain.state.containers.keys()][0] as string
  const usage = plain.data.containerUsage(container)
  expect(usage.cpuUnits).toBeCloseTo(0.1 * 1024, 3)
  expect(usage.requestsInFlight).toBe(10)
  expect(usage.memoryMiB).toBe(74)
  expect(plain.data.instanceUsage('i-0').cpuUnits).toBeCloseTo(0.2 * 1024, 3)
  expect(plain.data.containerUsage('unknown')).toEqual({
    cpuUnits: 0,
    memoryMiB: 0,
    requestsInFlight: 0,
    requestsQueued: 0,
    requestsStarved: 0,
    requestsPerSecond: 0,
  })
})

it('The summary covers the whole run', () => {
  const plain = world(10)
  plain.runTo(10.5)
  const { total, byStatus, latencyMs } = plain.data.summary()
  expect(byStatus).toEqual({ '200': total })
  expect(total).toBe(104)
  for (const value of Object.values(latencyMs)) expect(value).toBeCloseTo(16.5, 0)
})

describe('Samples', () => {
  it('stand for 1, 2, 5, 10, 20 … requests each', () => {
    expect(
      [0, 100, 101, 200, 201, 500, 501, 1_001, 2_001, 99_999].map((count) => strideFor(count, 100)),
    ).toEqual([1, 1, 2, 2, 5, 5, 10, 20, 50, 1_000])
  })

  it('are one of each block of numbers, each once', () => {
    const plain = world(100)
    const seen: number[] = []
    for (let second = 1; second <= 5; second++) {
      plain.runTo(second)
      const { samples, requestsPerSample } = plain.data.takeSamples(30)
      expect(requestsPerSample).toBe(5)
      seen.push(...samples.map(({ id }) => id))
    }
    expect(seen.map((id) => Math.floor(id / 5))).toEqual(
      Array.from({ length: seen.length }, (_, i) => i + Math.floor((seen[0] ?? 0) / 5)),
    )
    expect(seen.length).toBeGreaterThan(95)
  })

  it.each([2, 10, 50])('favour no target of a round robin, at %i requests each', (stride) => {
    for (const targets of [2, 3, 4, 5]) {
      const counts = Array.from({ length: targets }, () => 0)
      const blocks = 2_000
      for (let id = 0; id < blocks * stride; id++)
        if (isShown(id, stride)) counts[id % targets] = (counts[id % targets] ?? 0) + 1
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(blocks)
      expect(Math.min(...counts)).toBeGreaterThan((0.85 * blocks) / targets)
    }
  })

  it('add rare failures beyond their stride, a few', () => {
    const plain = world(100, { errorRate: 0.02 })
    plain.runTo(10)
    const { samples, requestsPerSample } = plain.data.takeSamples(100)
    const beyond = samples.filter(({ id }) => !isShown(id, requestsPerSample))
    expect(beyond.length).toBeGreaterThan(5)
    expect(beyond.length).toBeLessThanOrEqual(10)
    expect(beyond.every(({ outcome }) => outcome === 'target-5xx')).toBe(true)
  })
})

describe('The way of a request', () => {
  it('is told hop by hop with its addresses before and after each', () => {
    const plain = world(10)
    plain.runTo(2)
    const sample = existing(plain.data.takeSamples(100).samples[4], 'sample')
    const path = existing(plain.data.follow(sample.id), 'path')
    const way = path.hops.map(({ kind, from, to }) => [kind, from, to])
    expect(way).toEqual([
      ['listener', sample.source, ':80'],
      ['rule', null, null],
      ['target', '10.0.3.250', '10.0.1.10:32768'],
      ['security-group', null, null],
      ['translation', '10.0.1.10:32768', '172.17.0.3:80'],
      ['queue', null, null],
      ['cpu', null, null],
      ['wait', null, null],
      ['answer', null, null],
    ])
    expect(sample.source).toMatch(/^203\.0\.113\.\d+:\d+$/)
    expect(path.hops.map(({ detail }) => detail)).toEqual([
      'web, its node 10.0.3.250 in us-east-1c',
      'forward to web',
      'round robin: number 1 of 2 targets',
      'tcp 32768-65535 from sg-alb (sgr-0a)',
      'bridge network: destination address translated',
      'a worker was free',
      '10.0 ms of work on a full core',
      '5.0 ms waiting on other services, no CPU',
      'OK, from the target',
    ])
    expect(path.hops.at(-1)?.atUs).toBe(16_500)
    expect(path.summary).toBe('GET / → 200 in 16.5 ms')
  })

  it('shows what was queued and how CPU was shared', () => {
    const plain = world(350, { concurrency: 3 })
    plain.runTo(3)
    const samples = plain.data.takeSamples(2_000).samples
    const hops = existing(plain.data.follow(existing(samples.at(-1), 'sample').id), 'path').hops
    expect(hops.find(({ kind }) => kind === 'queue')?.detail).toMatch(/^waited [\d.]+ ms for a worker$/)
    expect(hops.find(({ kind }) => kind === 'cpu')?.detail).toMatch(
      /^10\.0 ms of work took [\d.]+ ms: \d+ % of a core$/,
    )
    const times = hops.flatMap(({ atUs }) => atUs ?? [])
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('is unknown for a request that never was', () => {
    expect(world(1).data.follow(99)).toBe(null)
  })
})

// Each status has its real cause: what a client sees is what happened to the request.

import { describe, expect, it } from 'vitest'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import { GROUP_ARN, LOAD_BALANCER_ARN, ZONES } from '@/lib/bench/plain-network'
import { PlainWorld } from '@/lib/bench/plain-world'
import { existing, START } from '@/lib/engine'
import type { RequestPath, RequestSample } from '@/lib/protocol'

const SLOW: Partial<ImageBehavior> = { cpuMsPerRequest: 0, waitMsPerRequest: 5_000 }

/** One instance, one task, one request a second from second 1 on. */
function world(image: Partial<ImageBehavior> = {}, more: { readonly memoryLimitMiB?: number } = {}) {
  const plain = new PlainWorld(1)
  const instance = plain.addInstance(2)
  const behavior = { cpuMsPerRequest: 10, waitMsPerRequest: 5, ...image }
  const target = plain.addTask({ instance, image: behavior, ...more })
  plain.addTraffic('client', { kind: 'uniform', rate: [{ at: START, rps: 1 }], shape: 'step' })
  return { plain, instance, target, container: plain.containerOf(target) }
}

function answers(plain: PlainWorld): readonly RequestSample[] {
  return plain.data.takeSamples(10_000).samples
}

function first(plain: PlainWorld): { sample: RequestSample; path: RequestPath } {
  const sample = existing(answers(plain)[0], 'a finished request')
  return { sample, path: existing(plain.data.follow(sample.id), 'its path') }
}

/** The hop that failed, other than the answer. */
function failure(path: RequestPath): string {
  const hop = path.hops.find(({ ok, kind }) => !ok && kind !== 'answer')
  return `${hop?.kind}: ${hop?.detail}`
}

describe('200', () => {
  it('is CPU time, waiting time and the network', () => {
    const { plain } = world()
    plain.runTo(2)
    const { sample } = first(plain)
    expect(sample.status).toBe(200)
    expect(sample.outcome).toBe('ok')
    expect(sample.endedAt - sample.startedAt).toBe(15_000 + 1_500)
  })
})

describe('502', () => {
  it('at once when nothing listens on the port: the process is still starting', () => {
    const { plain, target } = world()
    plain.data.endProcess(plain.containerOf(target))
    plain.data.startProcess(plain.containerOf(target))
    plain.data.topologyChanged()
    plain.runTo(2)
    const { sample, path } = first(plain)
    expect([sample.status, sample.endedAt - sample.startedAt]).toEqual([502, 1_500])
    expect(failure(path)).toBe('translation: nothing listens on port 32768: connection refused')
  })

  it('when the process is killed with the request open', () => {
    const { plain, container } = world(SLOW)
    plain.runTo(3)
    plain.data.endProcess(container)
    const { sample, path } = first(plain)
    expect([sample.status, sample.outcome]).toEqual([502, 'elb-502'])
    expect(failure(path)).toContain('connections were reset')
    expect(plain.sent).toEqual([])
  })

  it('when the request makes the process crash, which ends with exit code 1', () => {
    const { plain, container } = world({ crash: { atStart: null, afterMs: null, perRequest: 1 } })
    plain.runTo(1)
    expect(failure(first(plain).path)).toContain('the process crashed')
    expect(plain.sent).toEqual([
      { machine: 'container', key: container, event: { type: 'process.exited', exitCode: 1, reason: null } },
    ])
  })

  it('when the process runs out of memory, which ends with exit code 137 and its reason', () => {
    const { plain } = world({ ...SLOW, memoryMiB: 90, memoryMiBPerRequest: 4 }, { memoryLimitMiB: 100 })
    plain.runTo(3)
    const { path } = first(plain)
    expect(failure(path)).toContain('out of memory')
    expect(plain.sent.map(({ event }) => event)).toEqual([
      {
        type: 'process.exited',
        exitCode: 137,
        reason: 'OutOfMemoryError: Container killed due to memory usage',
      },
    ])
  })

  it('when the deregistration delay ends with the request open; the process works on', () => {
    const { plain, target, container } = world(SLOW)
    plain.runTo(1)
    plain.target(target).state = 'draining'
    plain.data.topologyChanged()
    plain.runTo(1.5)
    plain.data.closeTarget(target)
    expect(failure(first(plain).path)).toContain('deregistration delay')
    expect(plain.data.containerUsage(container).requestsInFlight).toBe(1)
    plain.runTo(10)
    expect(plain.data.containerUsage(container).requestsInFlight).toBe(0)
  })
})

describe('502 of a connection that was kept open', () => {
  /** Three nodes take turns at a request a second, so a connection is idle for 3 s without the 10 ms of CPU. */
  const kept = (keepAliveMs: number) => world({ cpuMsPerRequest: 10, waitMsPerRequest: 0, keepAliveMs })
  const reusedOf = (plain: PlainWorld) => plain.data.period().loadBalancers[0]?.reused

  it('when the server closes it while the next request is on its way', () => {
    const { plain } = kept(2_990)
    plain.runTo(7.5)
    const statuses = answers(plain).map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 200, 502, 502, 502, 200])
  })

  it('at once, and it says so', () => {
    const { plain } = kept(2_990)
    plain.runTo(4.5)
    const failed = existing(answers(plain)[3], 'the fourth request')
    expect([failed.outcome, failed.endedAt - failed.startedAt]).toEqual(['elb-502', 1_500])
    expect(failure(existing(plain.data.follow(failed.id), 'its path'))).toBe(
      'translation: the process had just closed this idle connection: it keeps one for less than the 60 s of the load balancer',
    )
  })

  it.each([
    ['as long as the server keeps it', 2_991],
    ['once the load balancer knows that it is closed', 2_989],
    ['when the server keeps it longer than the load balancer', 61_000],
  ])('not %s', (_, keepAliveMs) => {
    const { plain } = kept(keepAliveMs)
    plain.runTo(10.5)
    expect(plain.data.summary().byStatus).toEqual({ '200': 10 })
  })

  it('not when the load balancer lets go of it first', () => {
    const { plain } = kept(2_990)
    existing(plain.state.loadBalancers.get(LOAD_BALANCER_ARN), 'load balancer').idleTimeoutSeconds = 2
    plain.data.routesChanged()
    plain.runTo(10.5)
    expect(plain.data.summary().byStatus).toEqual({ '200': 10 })
    expect(reusedOf(plain)).toBe(0)
  })

  it('never without: each node opens its own and keeps it', () => {
    const { plain } = kept(4_000)
    plain.runTo(10.5)
    expect(reusedOf(plain)).toBe(7)
  })

  it('never of a process that has ended: its connections went with it', () => {
    const { plain, container } = kept(60_000)
    plain.runTo(3.5)
    plain.data.endProcess(container)
    plain.data.startProcess(container)
    plain.data.listen(container)
    plain.data.topologyChanged()
    plain.runTo(6.5)
    expect(plain.data.summary().byStatus).toEqual({ '200': 6 })
    expect(reusedOf(plain)).toBe(0)
  })
})

describe('503', () => {
  it('when the group has no target', () => {
    const { plain, target } = world()
    plain.state.targets.delete(target)
    plain.data.topologyChanged()
    plain.runTo(1)
    const { sample, path } = first(plain)
    expect([sample.status, sample.outcome]).toEqual([503, 'elb-503'])
    expect(failure(path)).toBe('target: web has no target that can receive requests')
  })

  for (const state of ['initial', 'draining', 'unused'] as const) {
    it(`when its only target is ${state}`, () => {
      const { plain, target } = world()
      plain.target(target).state = state
      plain.data.topologyChanged()
      plain.runTo(1)
      expect(first(plain).sample.status).toBe(503)
    })
  }

  it('not when its only target is unhealthy: the group fails open', () => {
    const { plain, target } = world()
    plain.target(target).state = 'unhealthy'
    plain.data.topologyChanged()
    plain.runTo(2)
    const { sample, path } = first(plain)
    expect(sample.status).toBe(200)
    expect(path.hops.find(({ kind }) => kind === 'target')?.detail).toContain('too few are healthy')
  })
})

describe('504', () => {
  it('after 10 s when the security group does not admit the load balancer', () => {
    const { plain } = world()
    plain.state.securityGroups.set('sg-node', { id: 'sg-node', name: 'node', description: '', ingress: [] })
    plain.data.topologyChanged()
    plain.runTo(12)
    const { sample, path } = first(plain)
    expect([sample.status, sample.endedAt - sample.startedAt]).toEqual([504, 10_001_500])
    expect(failure(path)).toMatch(/^security-group: no rule allows the load balancer on port 32768/)
    expect(sample.isDropped).toBe(true)
    const [target = ''] = [...plain.state.targets.keys()]
    expect(plain.data.admits(target)).toBe(false)
  })

  it('after 10 s for a new connection to an instance whose zone is out', () => {
    const { plain } = world()
    existing(plain.state.zones.get(ZONES[0]), 'zone').outage = true
    plain.data.topologyChanged()
    plain.runTo(12)
    const { sample, path } = first(plain)
    expect([sample.status, sample.endedAt - sample.startedAt]).toEqual([504, 10_001_500])
    expect(failure(path)).toContain('cannot be reached')
  })

  it('at the idle timeout when the instance is lost with the request open', () => {
    const { plain, instance } = world(SLOW)
    plain.runTo(2)
    plain.data.loseInstance(instance)
    plain.runTo(62)
    const lost = answers(plain).find(({ startedAt }) => startedAt === 1_000_000)
    expect([lost?.status, (lost?.endedAt ?? 0) - 1_000_000]).toEqual([504, 60_001_500])
    expect(failure(existing(plain.data.follow(lost?.id ?? 0), 'path'))).toContain('instance was lost')
  })

  it('at the idle timeout when the answer comes later; the process works on it all the same', () => {
    const { plain, container } = world({ cpuMsPerRequest: 0, waitMsPerRequest: 70_000 })
    plain.runTo(61.5)
    const { sample, path } = first(plain)
    expect([sample.status, sample.endedAt - sample.startedAt]).toEqual([504, 60_001_500])
    expect(failure(path)).toContain('no response within the idle timeout')
    expect(plain.data.containerUsage(container).requestsInFlight).toBe(61)
  })
})

describe('500', () => {
  it("is the application's own and counts as the target's", () => {
    const { plain } = world({ errorRate: 1 })
    plain.runTo(2.5)
    expect(first(plain).sample.outcome).toBe('target-5xx')
    expect(plain.series.at('alb/web/HTTPCode_Target_5XX_Count', 1)).toBe(1)
    expect(plain.series.at('alb/web/HTTPCode_ELB_5XX_Count', 1)).toBe(0)
  })
})

describe('No answer (000)', () => {
  const cases: readonly [name: string, change: (plain: PlainWorld) => unknown, reason: string][] = [
    [
      'while the load balancer is provisioning',
      (plain) => {
        existing(plain.state.loadBalancers.get(LOAD_BALANCER_ARN), 'load balancer').state = 'provisioning'
      },
      'still provisioning',
    ],
    [
      'when nothing listens on the port',
      (plain) => plain.state.listeners.clear(),
      'nothing listens on this port',
    ],
    [
      'when its security group lets no client in',
      (plain) =>
        plain.state.securityGroups.set('sg-alb', { id: 'sg-alb', name: '', description: '', ingress: [] }),
      'lets clients in on this port',
    ],
    [
      'when all its zones are out',
      (plain) => {
        for (const zone of plain.state.zones.values()) zone.outage = true
      },
      'every Availability Zone',
    ],
  ]
  for (const [name, change, reason] of cases) {
    it(name, () => {
      const { plain } = world()
      change(plain)
      plain.data.topologyChanged()
      plain.runTo(2)
      const { sample, path } = first(plain)
      expect([sample.status, sample.outcome]).toEqual([0, 'unreachable'])
      expect(failure(path)).toContain(reason)
      expect(plain.data.summary().byStatus).toEqual({ '000': 2 })
    })
  }
})

describe('SIGTERM', () => {
  it('drains: no new connection, and exit code 0 when the last answer is out', () => {
    const { plain, container } = world(SLOW)
    plain.runTo(1)
    plain.data.terminate(container)
    plain.runTo(5)
    expect(answers(plain).map(({ status }) => status)).toEqual([502, 502, 502, 502])
    expect(plain.sent).toEqual([])
    plain.runTo(7)
    expect(answers(plain)[0]?.status).toBe(200)
    expect(plain.sent[0]?.event).toEqual({ type: 'process.exited', exitCode: 0, reason: null })
  })

  it('exits at once with 143 when the image has no handler, and resets what is open', () => {
    const { plain, container } = world({ ...SLOW, onSigterm: 'exit' })
    plain.runTo(1)
    plain.data.terminate(container)
    expect(answers(plain).map(({ status }) => status)).toEqual([502])
    expect(plain.sent[0]?.event).toMatchObject({ exitCode: 143 })
  })

  it('is ignored by a shell that does not pass it on', () => {
    const { plain, container } = world({ onSigterm: 'ignore' })
    plain.data.terminate(container)
    plain.runTo(3)
    expect(answers(plain).every(({ status }) => status === 200)).toBe(true)
    expect(plain.sent).toEqual([])
  })
})

describe('A process that ends by itself', () => {
  const cases: readonly [name: string, image: Partial<ImageBehavior>, at: number, exitCode: number][] = [
    ['during start-up', { crash: { atStart: 3, afterMs: null, perRequest: 0 } }, 0.5, 3],
    ['by a crash after a time', { crash: { atStart: null, afterMs: 4_000, perRequest: 0 } }, 4, 1],
    ['because its job is done', { exit: { afterMs: 2_000, code: 0 } }, 2, 0],
  ]
  for (const [name, image, at, exitCode] of cases) {
    it(`${name} tells its chart once`, () => {
      const { plain } = world(image)
      plain.runTo(at - 0.01)
      expect(plain.sent).toEqual([])
      plain.runTo(at + 10)
      expect(plain.sent.map(({ event }) => event)).toEqual([
        { type: 'process.exited', exitCode, reason: null },
      ])
    })
  }

  it('leaks memory with each answer until the kernel kills it', () => {
    const { plain } = world(
      { memoryMiB: 50, memoryMiBPerRequest: 0, leakMiBPerRequest: 10 },
      { memoryLimitMiB: 100 },
    )
    plain.runTo(5.5)
    expect(plain.sent).toEqual([])
    plain.runTo(6.5)
    expect(plain.sent.length).toBe(1)
  })
})

describe('Routing', () => {
  it('goes round robin in sequence over the healthy targets, each node by itself and from a place of its own', () => {
    const { plain, instance } = world()
    plain.addTask({ instance })
    plain.addTask({ instance, state: 'initial' })
    plain.addTask({ instance })
    plain.runTo(9.5)
    const ports = answers(plain).map(({ hostPort }) => hostPort)
    const ofNode = (node: number) => ports.filter((_, i) => i % 3 === node)
    expect(ports.length).toBe(9)
    expect([ofNode(0), ofNode(1), ofNode(2)]).toEqual([
      [32769, 32771, 32768],
      [32771, 32768, 32769],
      [32768, 32769, 32771],
    ])
  })

  it('sends to the fewest outstanding, and says which numbers it saw', () => {
    const { plain, instance, target } = world(SLOW)
    plain.addTask({ instance, image: { cpuMsPerRequest: 0, waitMsPerRequest: 100 } })
    existing(plain.state.targetGroups.get(GROUP_ARN), 'group').algorithm = 'least_outstanding_requests'
    plain.data.topologyChanged()
    plain.runTo(4.5)
    const samples = answers(plain)
    expect(samples.every(({ hostPort }) => `${hostPort}` !== target.split('|')[2])).toBe(true)
    const path = existing(plain.data.follow(existing(samples.at(-1), 'sample').id), 'path')
    expect(path.hops.find(({ kind }) => kind === 'target')?.detail).toBe('fewest outstanding: 0 of [1, 0]')
  })

  it('matches rules by path in the order of their priorities', () => {
    const { plain, instance } = world()
    plain.addGroup('arn:images', 'images')
    plain.addTask({ instance, group: 'arn:images' })
    plain.addRule(10, [{ targetGroupArn: 'arn:images', weight: 1 }], ['/img/*'])
    const request = (path: string) => ({ method: 'GET', path, host: null, weight: 1 })
    plain.addTraffic('images', { kind: 'uniform', rate: [{ at: START, rps: 1 }], shape: 'step' }, [
      request('/img/a.png'),
    ])
    plain.runTo(2.5)
    const byPath = new Set(answers(plain).map(({ path, targetGroupArn }) => `${path} ${targetGroupArn}`))
    expect(byPath).toEqual(new Set([`/ ${GROUP_ARN}`, '/img/a.png arn:images']))
  })

  it('divides by the weights of the groups, also to one without targets', () => {
    const { plain } = world()
    plain.addGroup('arn:empty', 'empty')
    plain.addRule(1, [
      { targetGroupArn: GROUP_ARN, weight: 3 },
      { targetGroupArn: 'arn:empty', weight: 1 },
    ])
    plain.addTraffic('many', { kind: 'uniform', rate: [{ at: START, rps: 100 }], shape: 'step' })
    plain.runTo(100)
    const { byStatus, total } = plain.data.summary()
    expect((byStatus['503'] ?? 0) / total).toBeGreaterThan(0.235)
    expect((byStatus['503'] ?? 0) / total).toBeLessThan(0.265)
  })
})

describe('463', () => {
  const from = (addresses: number) => {
    const plain = new PlainWorld(1)
    plain.addTask({ instance: plain.addInstance(2), image: { cpuMsPerRequest: 10, waitMsPerRequest: 5 } })
    const forwarded = Array.from({ length: addresses }, (_, i) => `10.0.0.${i + 1}`).join(', ')
    plain.addTraffic('client', { kind: 'uniform', rate: [{ at: START, rps: 1 }], shape: 'step' }, [
      { method: 'GET', path: '/', host: null, weight: 1, headers: { 'x-forwarded-for': forwarded } },
    ])
    return plain.runTo(2)
  }

  it('when X-Forwarded-For names more than 30 addresses, before any rule is looked at', () => {
    const { sample, path } = first(from(31))
    expect([sample.status, sample.outcome, sample.targetGroupArn]).toEqual([463, 'elb-4xx', null])
    expect(path.hops.map(({ detail }) => detail).join('; ')).toContain('more than 30 addresses')
  })

  it('not with 30', () => {
    expect(first(from(30)).sample.status).toBe(200)
  })
})

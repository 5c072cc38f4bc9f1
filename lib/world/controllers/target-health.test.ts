import { describe, expect, it } from 'vitest'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import { GROUP_ARN, LOAD_BALANCER_ARN } from '@/lib/bench/plain-network'
import { PlainWorld } from '@/lib/bench/plain-world'
import { existing, START } from '@/lib/engine'
import { createTargetHealth } from './target-health'

const LIKE_REAL = { cpuMsPerRequest: 10, waitMsPerRequest: 5 }

/** A world whose target charts only follow health events. */
function world(image: Partial<ImageBehavior> = {}, seed = 1) {
  const plain = new PlainWorld(seed)
  plain.targetHealth = createTargetHealth(plain)
  plain.onSent = (machine, key, event) => {
    if (machine !== 'target') return
    const { reason, description } = event as { reason?: string; description?: string }
    const state = event.type === 'health.passed' ? 'healthy' : 'unhealthy'
    Object.assign(plain.target(key), { state, reason: reason ?? null, description: description ?? null })
    plain.data.topologyChanged()
  }
  const instance = plain.addInstance(1)
  const key = plain.addTask({ instance, image: { ...LIKE_REAL, ...image }, state: 'initial' })
  plain.targetHealth.registered(key)
  const checks = () => existing(plain.state.targetChecks.get(key), `checks of ${key}`)
  return { plain, key, target: plain.target(key), checks, instance }
}

/** What the target's chart was sent, with the second. */
function events(plain: PlainWorld) {
  return plain.sent.filter(({ machine }) => machine === 'target').map(({ event }) => event)
}

describe('A new target', () => {
  it('is healthy after one passed check, about two seconds after its registration', () => {
    const { plain, target, checks } = world()
    plain.runTo(0.2)
    expect(target.state).toBe('initial')
    plain.runTo(2.1)
    expect(target.state).toBe('healthy')
    expect(checks().passed).toBe(1)
    expect(events(plain)).toEqual([{ type: 'health.passed' }])
  })

  it('is unhealthy after as many failures as the unhealthy threshold, with the reason in the words of AWS', () => {
    const { plain, target, checks } = world({
      health: { path: null, failsFromSeconds: 0, failsUntilSeconds: null, failStatus: 502 },
    })
    plain.runTo(9)
    expect(target.state).toBe('initial')
    expect(checks().failed).toBe(1)
    plain.runTo(13)
    expect(checks().failed).toBe(2)
    expect(events(plain)).toEqual([
      {
        type: 'health.failed',
        reason: 'Target.ResponseCodeMismatch',
        description: 'Health checks failed with these codes: [502]',
      },
    ])
  })

  it('waits for a load balancer that is still provisioning', () => {
    const { plain, target, checks } = world()
    const loadBalancer = existing(plain.state.loadBalancers.get(LOAD_BALANCER_ARN), 'load balancer')
    loadBalancer.state = 'provisioning'
    plain.runTo(60)
    expect([target.state, checks().passed, checks().failed]).toEqual(['initial', 0, 0])
    loadBalancer.state = 'active'
    plain.data.topologyChanged()
    plain.runTo(62)
    expect(target.state).toBe('healthy')
  })
})

describe('A healthy target', () => {
  it('is checked every interval', () => {
    const { plain, checks } = world()
    plain.runTo(95)
    expect(checks().passed).toBeGreaterThanOrEqual(9)
    expect(checks().passed).toBeLessThanOrEqual(10)
    expect(events(plain).length).toBe(1)
  })

  it('needs consecutive failures: a success in between starts the count anew', () => {
    // Checks fail between second 5 and 15 only, which one check falls into.
    const { plain, checks } = world({
      health: { path: null, failsFromSeconds: 5, failsUntilSeconds: 15, failStatus: 500 },
    })
    plain.runTo(60)
    expect(events(plain)).toEqual([{ type: 'health.passed' }])
    expect(checks().failed).toBe(0)
  })

  it('comes back after as many successes as the healthy threshold, not after one', () => {
    const { plain, target } = world({
      health: { path: null, failsFromSeconds: 5, failsUntilSeconds: 28, failStatus: 500 },
    })
    plain.runTo(29)
    expect(target.state).toBe('unhealthy')
    plain.runTo(69)
    expect(target.state).toBe('unhealthy')
    plain.runTo(82)
    expect(target.state).toBe('healthy')
    expect(events(plain).map(({ type }) => type)).toEqual(['health.passed', 'health.failed', 'health.passed'])
  })
})

describe('Why a check fails', () => {
  const fails = (change: (of: ReturnType<typeof world>) => void, image: Partial<ImageBehavior> = {}) => {
    const of = world(image)
    of.plain.runTo(5)
    expect(of.target.state).toBe('healthy')
    change(of)
    of.plain.runTo(60)
    return [of.target.reason, of.target.description]
  }

  it('a process that does not listen: Health checks failed', () => {
    const change = ({ plain, key }: ReturnType<typeof world>) => plain.data.endProcess(plain.containerOf(key))
    expect(fails(change)).toEqual(['Target.FailedHealthChecks', 'Health checks failed'])
  })

  it('a closed security group: Request timed out', () => {
    const change = ({ plain }: ReturnType<typeof world>) => {
      plain.state.securityGroups.clear()
      plain.data.topologyChanged()
    }
    expect(fails(change)).toEqual(['Target.Timeout', 'Request timed out'])
  })

  it('a zone that is out: Request timed out', () => {
    const change = ({ plain }: ReturnType<typeof world>) => {
      existing([...plain.state.zones.values()][0], 'zone').outage = true
      plain.data.topologyChanged()
    }
    expect(fails(change)).toEqual(['Target.Timeout', 'Request timed out'])
  })

  it('a container with too much to do: Request timed out', () => {
    const change = ({ plain }: ReturnType<typeof world>) => {
      plain.addTraffic('flood', { kind: 'uniform', rate: [{ at: START, rps: 300 }], shape: 'step' })
    }
    expect(fails(change, { concurrency: 4 })).toEqual(['Target.Timeout', 'Request timed out'])
  })

  it('a path that the application does not know', () => {
    const { plain, target } = world({
      health: { path: '/healthz', failsFromSeconds: null, failsUntilSeconds: null, failStatus: 404 },
    })
    plain.runTo(20)
    expect(target.description).toBe('Health checks failed with these codes: [404]')
    existing(plain.state.targetGroups.get(GROUP_ARN), 'group').healthCheck.path = '/healthz?deep=1'
    plain.runTo(70)
    expect(target.state).toBe('healthy')
  })

  it('is replaced when a later check fails otherwise', () => {
    const { plain, key, target } = world({
      health: { path: null, failsFromSeconds: 0, failsUntilSeconds: null, failStatus: 503 },
    })
    plain.runTo(15)
    expect(target.description).toContain('[503]')
    plain.data.endProcess(plain.containerOf(key))
    plain.runTo(25)
    expect(target.description).toBe('Health checks failed')
  })
})

describe('A target that is leaving', () => {
  it('is not checked any more', () => {
    const { plain, key, target } = world()
    plain.runTo(5)
    target.state = 'draining'
    plain.targetHealth.deregistered(key)
    plain.data.endProcess(plain.containerOf(key))
    plain.runTo(60)
    expect(events(plain).length).toBe(1)
    expect(plain.state.targetChecks.has(key)).toBe(false)
  })

  it('and comes again has one series of checks, not two', () => {
    const { plain, key, checks } = world()
    plain.runTo(5)
    plain.targetHealth.deregistered(key)
    plain.targetHealth.registered(key)
    plain.targetHealth.registered(key)
    plain.runTo(95)
    expect(checks().passed).toBeLessThanOrEqual(10)
  })

  it('and is deleted leaves nothing behind', () => {
    const { plain, key } = world()
    plain.state.targets.delete(key)
    plain.data.topologyChanged()
    plain.runTo(60)
    expect(plain.engine.queued).toBe(1)
  })
})

it('Changes of state are explained with the rule and the counts; checks that change nothing are not', () => {
  const { plain, key } = world({
    health: { path: null, failsFromSeconds: 20, failsUntilSeconds: null, failStatus: 500 },
  })
  plain.runTo(60)
  const decisions = plain.log.decisions
  expect(decisions.map(({ summary }) => summary)).toEqual([
    expect.stringContaining('is healthy'),
    expect.stringContaining('is unhealthy: Health checks failed with these codes: [500]'),
  ])
  expect(decisions[1]?.subjects).toContain(key)
  expect(decisions[1]?.rule).toBe('2 failures in a row (UnhealthyThresholdCount)')
  expect(decisions[1]?.facts).toContainEqual(['failed in a row', '2'])
})

it('Health checks are not counted as requests of clients', () => {
  const { plain } = world()
  plain.runTo(60)
  expect(plain.data.totals()).toEqual({ total: 0, inFlight: 0 })
  expect(plain.data.summary().byStatus).toEqual({})
  expect(plain.series.at('alb/web/RequestCount', 30)).toBe(null)
})

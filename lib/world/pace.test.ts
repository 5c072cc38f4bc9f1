import { describe, expect, it } from 'vitest'
import { RandomStreams } from '@/lib/engine'
import { createTestWorld } from '@/lib/testing/test-world'
import { type Distribution, draw, TIMINGS } from './pace'

/** Middle of a distribution: half of all waits are shorter. */
function medianOf(distribution: Distribution): number {
  if (distribution.kind === 'fixed') return distribution.ms
  return distribution.kind === 'uniform' ? (distribution.from + distribution.to) / 2 : distribution.median
}

const N = 2_000
/** 1.96 standard deviations of the rank of a median among N draws, and a half more: one name in a thousand would fail by chance. */
const RANKS = Math.ceil(1.5 * 1.96 * Math.sqrt(N / 4))

describe.each(Object.entries(TIMINGS))('the wait %s', (name, { aws, source }) => {
  const random = new RandomStreams(7).stream(name)
  const draws = Array.from({ length: N }, () => draw(aws, random)).sort((a, b) => a - b)

  it('says where it is from', () => expect(source).not.toBe(''))

  it('stays within its range', () => {
    const [from, to] = aws.kind === 'fixed' ? [aws.ms, aws.ms] : [aws.from, aws.to]
    expect(draws[0]).toBeGreaterThanOrEqual(from)
    expect(draws.at(-1)).toBeLessThanOrEqual(to)
  })

  it('has its median where the table says', () => {
    const median = medianOf(aws)
    expect(draws[N / 2 - RANKS]).toBeLessThanOrEqual(median)
    expect(draws[N / 2 + RANKS]).toBeGreaterThanOrEqual(median)
  })
})

const seconds = (times: readonly number[]) => times.slice(1).map((at, i) => (at - (times[i] ?? 0)) / 1e6)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function startsOf(
  behavior: object,
  minutes: number,
  networkMode: 'bridge' | 'awsvpc' = 'bridge',
): readonly number[] {
  const test = createTestWorld({ seed: 3, pace: 'aws' }).instances(1).image('web:1', behavior)
  const network = networkMode === 'awsvpc' ? { awsvpc: [] } : {}
  test.taskDefinition({ networkMode }).service(network).runFor(`${minutes}m`)
  return test.world.log.events
    .filter(({ message }) => /has started 1 tasks/.test(message))
    .map(({ at }) => at)
}

describe('at the pace of AWS', () => {
  it('a task in awsvpc that lives 28 s is replaced about once in 50 s, as live ones were', () => {
    const turns = seconds(startsOf({ crash: { afterMs: 28_000 } }, 60, 'awsvpc'))
    expect(turns.length).toBeGreaterThan(60)
    expect(mean(turns)).toBeGreaterThan(48)
    expect(mean(turns)).toBeLessThan(52)
  })

  it('one in bridge has no network interface to wait for, and is replaced 10 to 14 s sooner', () => {
    const own = mean(seconds(startsOf({ crash: { afterMs: 28_000 } }, 60, 'awsvpc')))
    const bridge = mean(seconds(startsOf({ crash: { afterMs: 28_000 } }, 60)))
    expect(own - bridge).toBeGreaterThan(10)
    expect(own - bridge).toBeLessThan(14)
  })

  it('a task in awsvpc with its image cached runs 11 to 16 s after its creation, and is STOPPED 11 to 15 s after its end', () => {
    const test = createTestWorld({ seed: 5, pace: 'aws' }).instances(1, { type: 'm5.2xlarge' })
    test.image('web:1', { crash: { afterMs: 20_000 } }).taskDefinition({ networkMode: 'awsvpc', cpu: 64 })
    const run = { taskDefinition: 'web', count: 1, networkConfiguration: test.awsvpc() }
    // The first pulls the image.
    test.dispatch('ecs:RunTask', run).runFor('2m').dispatch('ecs:RunTask', run).runFor('2m')
    const task = [...test.world.state.tasks.values()].at(-1)
    const lasts = (from: number | null | undefined, to: number | null | undefined) =>
      ((to ?? 0) - (from ?? 0)) / 1e6
    expect(lasts(task?.createdAt, task?.startedAt)).toBeGreaterThan(11)
    expect(lasts(task?.createdAt, task?.startedAt)).toBeLessThan(17)
    expect(lasts(task?.executionStoppedAt, task?.stoppedAt)).toBeGreaterThan(11)
    expect(lasts(task?.executionStoppedAt, task?.stoppedAt)).toBeLessThan(15)
  })

  it('a process that exits at once is replaced about once in 10 s', () => {
    const turns = seconds(startsOf({ crash: { atStart: 1 } }, 20))
    expect(Math.min(...turns)).toBeGreaterThan(9)
    expect(mean(turns)).toBeLessThan(14)
  })

  it('an instance is pending for 16 to 18 s', () => {
    const test = createTestWorld({ pace: 'aws' }).instances(20, { booting: true })
    test.runFor('15s')
    expect([...test.world.state.instances.values()].every(({ state }) => state === 'pending')).toBe(true)
    test.runFor('3s')
    expect([...test.world.state.instances.values()].every(({ state }) => state === 'running')).toBe(true)
  })

  it('tells the stages of a rolling update in the order and at the distances of live services', () => {
    const test = createTestWorld({ pace: 'aws' })
      .instances(2)
      .loadBalancer({ deregistrationDelaySeconds: 30 })
    test.taskDefinition().service({ behind: 'web' }).runUntilSteady('web', '15m')
    const from = test.world.log.newest
    test
      .taskDefinition({ image: 'web:2' })
      .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
    test.runFor('1s').runUntilSteady('web', '15m')
    const said = test.world.log.events.filter(
      ({ sequence, source }) => sequence > from && source === 'aws.ecs',
    )
    const at = (pattern: RegExp) =>
      (said.find(({ message }) => pattern.test(message))?.at ?? Number.NaN) / 1e6
    const stopped = at(/has stopped 1 running tasks/)
    expect(at(/has started 1 tasks/)).toBeLessThan(at(/registered 1 targets/))
    expect(at(/\) registered 1 targets/)).toBeLessThan(stopped)
    const distance = at(/deregistered 1 targets/) - stopped
    expect(distance).toBeGreaterThanOrEqual(9.4)
    expect(distance).toBeLessThanOrEqual(10.8)
    expect(at(/begun draining/)).toBe(at(/deregistered 1 targets/))
    const completed = at(/deployment completed/) - at(/deregistered 1 targets/)
    expect(completed).toBeGreaterThan(30)
    expect(completed).toBeLessThan(63)
  })

  it('a service is steady one look after it deregistered a surplus task, while the target still drains', () => {
    const test = createTestWorld({ pace: 'aws' })
      .instances(2)
      .loadBalancer({ deregistrationDelaySeconds: 30 })
    test.taskDefinition().service({ behind: 'web', desired: 2 }).runUntilSteady('web', '15m')
    const from = test.world.log.newest
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 1 }).runFor('2m')
    const said = test.world.log.events.filter(({ sequence }) => sequence > from)
    const at = (pattern: RegExp) =>
      (said.find(({ message }) => pattern.test(message))?.at ?? Number.NaN) / 1e6
    const distance = at(/has reached a steady state/) - at(/deregistered 1 targets/)
    expect(distance).toBeGreaterThanOrEqual(9.4)
    expect(distance).toBeLessThanOrEqual(10.8)
  })

  it('is the same when it is saved and restored in the middle', () => {
    const test = createTestWorld({ pace: 'aws' }).instances(2).loadBalancer()
    test.taskDefinition().service({ behind: 'web', desired: 3 }).runFor('37s')
    const other = test.reloaded().runFor('5m')
    expect(other.hash()).toBe(test.runFor('5m').hash())
  })
})

describe('the circuit breaker', () => {
  const trips = (pace: 'aws' | 'instant', behind: string | null, behavior: object) => {
    const test = createTestWorld({ pace }).instances(2).loadBalancer().image('web:2', behavior)
    test.taskDefinition().service({ behind, circuitBreaker: { enable: true, rollback: true } })
    test.runUntilSteady('web', '15m').taskDefinition({ image: 'web:2' })
    test.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' }).runFor('20m')
    return test.messages().some((message) => /rolling back to deployment/.test(message))
  }

  it.each([
    ['counts a process that exits before the load balancer saw it healthy', 'aws', 'web', true],
    ['counts it at the instant pace too', 'instant', 'web', true],
    ['counts no exit of a service that nothing checks', 'aws', null, false],
  ] as const)('%s', (_, pace, behind, expected) => {
    expect(trips(pace, behind, { crash: { atStart: 1 } })).toBe(expected)
  })

  it.each(['aws', 'instant'] as const)(
    'does not count a task that was healthy once, failed its checks then and exits by itself, at the pace %s',
    (pace) => {
      // The old task drains all the time, so that the deployment is still being rolled out.
      const test = createTestWorld({ pace })
        .instances(2)
        .loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: 300 })
      test.image('web:2', { health: { failsFromSeconds: 30 }, crash: { afterMs: 45_000 } }).taskDefinition()
      // What is unhealthy stays in its grace period, so that nobody replaces it before it exits.
      test.service({
        behind: 'web',
        gracePeriodSeconds: 600,
        circuitBreaker: { enable: true, rollback: true },
      })
      test.runUntilSteady('web', '15m').taskDefinition({ image: 'web:2' })
      test.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
      const counts = new Set<number>()
      const exits = () =>
        test.stoppedTasks().filter(({ stopCode }) => stopCode === 'EssentialContainerExited').length
      test.runUntil(
        'three tasks of web:2 that exited while they were unhealthy',
        () => {
          const [id] = test.serviceNamed('web').deploymentIds
          const deployment = test.world.state.deployments.get(id ?? '')
          counts.add(deployment?.rolloutState === 'IN_PROGRESS' ? deployment.failedTasks : Number.NaN)
          return exits() >= 3
        },
        '280s',
      )
      expect([...counts]).toEqual([0])
    },
  )
})

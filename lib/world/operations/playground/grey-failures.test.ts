import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { hostIdOf } from '@/lib/world/hosts'
import { CONNECT_TIMEOUT_US } from '../../data-plane/constants'

const WORK_MS = 20

/** Two tasks on an instance each, 40 requests a second that take 20 ms of CPU and wait for nothing. */
const serving = () => {
  const test = createTestWorld()
    .image('web:1', { cpuMsPerRequest: WORK_MS, waitMsPerRequest: 0 })
    .loadBalancer({ intervalSeconds: 5, unhealthyThreshold: 2 })
    .instances(2)
    .taskDefinition()
    .service({ desired: 2, behind: 'web', strategy: [{ type: 'spread', field: 'instanceId' }] })
    .runUntilSteady()
  return test.traffic(40).runFor('10s')
}

/** What happened to requests that were sent to one instance, and to the others, in the seconds to come. */
function during(test: TestWorld, duration: string, instanceId: string) {
  test.world.data.takeSamples(100_000)
  test.runFor(duration)
  const { samples } = test.world.data.takeSamples(100_000)
  const part = (isHere: boolean) => {
    const chosen = samples.filter((sample) => (sample.instanceId === instanceId) === isHere)
    const latencies = chosen.map(({ startedAt, endedAt }) => endedAt - startedAt).sort((a, b) => a - b)
    return {
      failed: chosen.filter(({ outcome }) => outcome !== 'ok').length,
      median: latencies[Math.floor(latencies.length / 2)] ?? 0,
      latencies,
      samples: chosen,
    }
  }
  return { here: part(true), others: part(false) }
}

const victimOf = (test: TestWorld) => {
  const [task] = test.tasks()
  if (task === undefined) throw new Error('a task runs')
  return { task, instance: hostIdOf(task) }
}

const unhealthy = (test: TestWorld) =>
  [...test.world.state.targets.values()].filter(({ state }) => state !== 'healthy').length

describe('SlowDown', () => {
  it.each(['task', 'instance'] as const)(
    'makes what a %s serves as many times slower, fails nothing and passes its checks',
    (of) => {
      const test = serving()
      const victim = victimOf(test)
      const before = during(test, '10s', victim.instance)
      const target = of === 'task' ? { task: victim.task.arn } : { instance: victim.instance }
      test.dispatch('playground:SlowDown', { ...target, factor: 4 }).runFor('2s')
      const { here, others } = during(test, '20s', victim.instance)
      expect(here.median).toBeGreaterThan(3.5 * before.here.median)
      expect(others.median).toBeLessThan(1.5 * before.others.median)
      expect(here.failed + others.failed).toBe(0)
      expect(unhealthy(test)).toBe(0)
      test.dispatch('playground:SlowDown', { ...target, factor: 1 }).runFor('5s')
      expect(during(test, '10s', victim.instance).here.median).toBeLessThan(1.5 * before.here.median)
    },
  )

  it('adds to what is said of its instance, and of tasks that come later', () => {
    const test = serving()
    const { task, instance } = victimOf(test)
    test.dispatch('playground:SlowDown', { instance, factor: 3 })
    test.dispatch('playground:SlowDown', { task: task.arn, factor: 2 }).runFor('1s')
    const { here } = during(test, '10s', instance)
    expect(here.median).toBeGreaterThanOrEqual(6 * WORK_MS * 1_000)
    test.dispatch('ecs:StopTask', { task: task.arn }).runUntilSteady()
    test.runFor('10s')
    const later = during(test, '10s', instance)
    if (test.tasks().some((one) => hostIdOf(one) === instance))
      expect(later.here.median).toBeGreaterThanOrEqual(3 * WORK_MS * 1_000)
  })

  it('refuses what is neither or both', () => {
    const test = serving()
    const { task, instance } = victimOf(test)
    for (const input of [{ factor: 2 }, { factor: 2, task: task.arn, instance }])
      expect(refuse(test, 'playground:SlowDown', input).message).toMatch(/either a task or an instance/)
    expect(refuse(test, 'playground:SlowDown', { factor: 2, instance: 'i-0' }).message).toMatch(
      /does not exist/,
    )
  })
})

describe('LosePackets', () => {
  it('delays some requests by whole retransmission time-outs and leaves the others as they are', () => {
    const test = serving()
    const { instance } = victimOf(test)
    const before = during(test, '10s', instance)
    test.dispatch('playground:LosePackets', { instance, lossPercent: 10 })
    const { here, others } = during(test, '60s', instance)
    // Of four packets each must arrive at once: 0.9^4 = 66 % of requests are as before.
    expect(here.median).toBeLessThan(1.2 * before.here.median + 1_000)
    const late = here.latencies.filter((us) => us >= 200_000).length / here.latencies.length
    expect(late).toBeGreaterThan(0.26)
    expect(late).toBeLessThan(0.43)
    expect(Math.max(...others.latencies)).toBeLessThan(1_000_000)
    expect(others.failed).toBe(0)
    test.dispatch('playground:LosePackets', { instance, lossPercent: 0 }).runFor('30s')
    expect(Math.max(...during(test, '10s', instance).here.latencies)).toBeLessThan(1_000_000)
  })

  it('that are all lost end in 504 after the connect timeout, and in failed checks', () => {
    const test = serving()
    const { instance } = victimOf(test)
    test.dispatch('playground:LosePackets', { instance, lossPercent: 100 })
    const { here } = during(test, '12s', instance)
    const failed = here.samples.filter(({ outcome }) => outcome === 'elb-504')
    expect(failed.length).toBeGreaterThan(0)
    for (const { startedAt, endedAt, isDropped } of failed) {
      expect(endedAt - startedAt).toBeGreaterThanOrEqual(CONNECT_TIMEOUT_US)
      expect(isDropped).toBe(true)
    }
    test.runFor('20s')
    expect(unhealthy(test)).toBeGreaterThan(0)
  })

  it('say in the path of a request what they cost', () => {
    const test = serving()
    const { instance } = victimOf(test)
    test.dispatch('playground:LosePackets', { instance, lossPercent: 30 })
    const { here } = during(test, '20s', instance)
    const late = here.samples.find((one) => one.outcome === 'ok' && one.endedAt - one.startedAt > 400_000)
    const hops = test.world.data.follow(late?.id ?? 0)?.hops ?? []
    expect(hops.find(({ kind }) => kind === 'security-group')?.detail).toMatch(
      /packets were lost on the way and sent again/,
    )
    expect(hops.find(({ kind }) => kind === 'queue')?.durationUs).toBeLessThan(200_000)
  })

  it('draw nothing while no packet is lost: the same run with a fault that ended before traffic', () => {
    const run = (isTouched: boolean) => {
      const test = createTestWorld()
        .loadBalancer()
        .instances(1)
        .taskDefinition()
        .service({ desired: 1, behind: 'web' })
        .runUntilSteady()
      const [instance] = test.world.state.instances.keys()
      if (isTouched) {
        test.dispatch('playground:LosePackets', { instance, lossPercent: 50 })
        test.dispatch('playground:LosePackets', { instance, lossPercent: 0 })
      }
      test.traffic(50).runFor('20s')
      return test.world.data.summary().latencyMs
    }
    expect(run(true)).toEqual(run(false))
  })
})

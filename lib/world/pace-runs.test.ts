// Waits as runs show them, held against the table: that a timing is in the table does not say that the model waits by it.

import { describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { type Distribution, TIMINGS, type TimingName } from './pace'
import type { World } from './world'

const ABSENT = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:nowhere'
const world = (seed = 5) => createTestWorld({ pace: 'aws', seed, unchecked: true })

/** Runs on, and notes for each record of a table when something first holds of it, to the millisecond. */
function firstTimes<R>(
  test: TestWorld,
  { of, holds, during }: { of: (world: World) => Iterable<R>; holds: (record: R) => boolean; during: number },
): ReadonlyMap<R, number> {
  const times = new Map<R, number>()
  const { engine } = test.world
  const end = engine.now + during * 1e6
  while (engine.nextTime <= end) {
    engine.advanceTo(engine.nextTime as never)
    for (const record of of(test.world))
      if (!times.has(record) && holds(record)) times.set(record, engine.now / 1e3)
  }
  return times
}

const instancesOf = ({ state }: World) => state.instances.values()
const loadBalancersOf = ({ state }: World) => state.loadBalancers.values()
const targetsOf = ({ state }: World) => state.targets.values()

function pullsGivenUp(image: string, pull: 'succeeds' | 'unreachable' | 'forbidden'): readonly number[] {
  const test = world().instances(10).instances(10).instances(10).taskDefinition({ image })
  if (image !== ABSENT) test.image(image, { pull })
  const containerInstances = [...test.world.state.containerInstances.keys()]
  for (let i = 0; i < 30; i += 10)
    test.dispatch('ecs:StartTask', {
      taskDefinition: 'web',
      containerInstances: containerInstances.slice(i, i + 10),
    })
  test.runFor('5m')
  return [...test.world.state.tasks.values()].map(
    ({ pullStartedAt, pullStoppedAt }) => ((pullStoppedAt ?? 0) - (pullStartedAt ?? 0)) / 1e3,
  )
}

/** A service with thirty tasks behind a load balancer; all are stopped at the end. */
function serving(): TestWorld {
  const test = world().instances(5, { type: 'm5.xlarge' }).loadBalancer({ deregistrationDelaySeconds: 60 })
  test.taskDefinition({ cpu: 64, memory: 64 }).runFor('4m')
  return test.service({ desired: 30, behind: 'web' }).runUntilSteady('web', '10m')
}

const SAMPLES = {
  ec2Pending() {
    const test = world()
    for (let i = 0; i < 4; i++) test.instances(10, { booting: true })
    const of = instancesOf
    return [...firstTimes(test, { of, holds: ({ state }) => state === 'running', during: 60 }).values()]
  },
  bootToRegistered() {
    const test = world()
    for (let i = 0; i < 4; i++) test.instances(10, { booting: true })
    const running = new Map<string, number>()
    const holds = ({
      id,
      state,
      containerInstanceArn,
    }: {
      id: string
      state: string
      containerInstanceArn: string | null
    }) => {
      if (state === 'running' && !running.has(id)) running.set(id, test.world.engine.now / 1e3)
      return containerInstanceArn !== null
    }
    const registered = firstTimes(test, { of: instancesOf, holds, during: 90 })
    return [...registered].map(([{ id }, at]) => at - (running.get(id) ?? Number.NaN))
  },
  albProvisioning() {
    const test = world()
    for (let i = 0; i < 40; i++)
      test.dispatch('elasticloadbalancing:CreateLoadBalancer', { Name: `web-${i}` })
    const of = loadBalancersOf
    return [...firstTimes(test, { of, holds: ({ state }) => state === 'active', during: 200 }).values()]
  },
  startFailureUnreachable: () => pullsGivenUp('web:1', 'unreachable'),
  startFailureImageMissing: () => pullsGivenUp(ABSENT, 'succeeds'),
  startFailureForbidden: () => pullsGivenUp('web:1', 'forbidden'),
  serviceFirstLook() {
    const test = world().instances(5, { type: 'm5.xlarge' }).taskDefinition({ cpu: 64, memory: 64 })
    const { now } = test.world.engine
    for (let i = 0; i < 40; i++) test.service({ name: `web-${i}`, taskDefinition: 'web' })
    test.runFor('30s')
    const started = test.world.log.events.filter(({ message }) => /has started 1 tasks/.test(message))
    return started.map(({ at }) => (at - now) / 1e3)
  },
  schedulerLook() {
    const test = world().instances(1).taskDefinition().service()
    const looks = new Set<number>()
    for (let i = 0; i < 500; i++) {
      test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: i % 2 }).runFor('1s')
      const { lookAt } = test.notes()
      if (lookAt !== null) looks.add(lookAt / 1e3)
    }
    return [...looks].slice(1).map((at, i) => at - ([...looks][i] ?? 0))
  },
  targetRegistration() {
    const test = world().instances(5, { type: 'm5.xlarge' }).loadBalancer()
    test.taskDefinition({ cpu: 64, memory: 64 }).runFor('4m').service({ desired: 30, behind: 'web' })
    const begun = new Map<string, number>()
    const holds = ({ key, reason }: { key: string; reason: string | null }) => {
      if (!begun.has(key)) begun.set(key, test.world.engine.now / 1e3)
      return reason === 'Elb.InitialHealthChecking'
    }
    const checking = firstTimes(test, { of: targetsOf, holds, during: 60 })
    return [...checking].map(([{ key }, at]) => at - (begun.get(key) ?? Number.NaN))
  },
  targetDrainingSeen() {
    const test = serving()
    const from = test.world.engine.now / 1e3
    for (const { targetGroupArn, id, port } of test.targets())
      if (id.kind === 'instance')
        test.dispatch('elasticloadbalancing:DeregisterTargets', {
          TargetGroupArn: targetGroupArn,
          Targets: [{ Id: id.instanceId, Port: port }],
        })
    const draining = firstTimes(test, {
      of: targetsOf,
      holds: ({ state }) => state === 'draining',
      during: 2,
    })
    return [...draining.values()].map((at) => at - from)
  },
  ec2StateReport() {
    const test = serving()
    const from = test.world.engine.now / 1e3
    for (const { arn } of test.tasks()) test.dispatch('playground:CrashContainer', { task: arn })
    const of = ({ state }: World) => state.tasks.values()
    return [
      ...firstTimes(test, { of, holds: ({ lastStatus }) => lastStatus === 'STOPPED', during: 2 }).values(),
    ].map((at) => at - from)
  },
  agentDisconnectSeen() {
    const test = world().instances(10).instances(10).instances(10)
    const from = test.world.engine.now / 1e3
    const of = ({ state }: World) => state.containerInstances.values()
    for (const { arn } of of(test.world))
      test.dispatch('playground:DisconnectAgent', { containerInstance: arn })
    const seen = firstTimes(test, { of, holds: ({ agentConnected }) => !agentConnected, during: 200 })
    return [...seen.values()].map((at) => at - from)
  },
} satisfies Partial<Readonly<Record<TimingName, () => readonly number[]>>>

const rangeOf = (one: Distribution) => (one.kind === 'fixed' ? [one.ms, one.ms] : [one.from, one.to])
function medianOf(one: Distribution): number {
  if (one.kind === 'fixed') return one.ms
  return one.kind === 'uniform' ? (one.from + one.to) / 2 : one.median
}

describe.each(Object.entries(SAMPLES))('the wait %s in runs', (name, samplesOf) => {
  const { aws } = TIMINGS[name as TimingName]

  it('has the range and the median of the table', () => {
    const samples = [...samplesOf()].sort((a, b) => a - b)
    const n = samples.length
    expect(n).toBeGreaterThanOrEqual(30)
    const [from = 0, to = 0] = rangeOf(aws)
    // Times in a world are whole milliseconds at least; what follows in the same instant is rounded.
    expect(samples[0]).toBeGreaterThanOrEqual(from - 1)
    expect(samples.at(-1)).toBeLessThanOrEqual(to + 1)
    // Three standard deviations of the rank of a median.
    const ranks = Math.ceil(1.5 * Math.sqrt(n))
    const middle = Math.floor(n / 2)
    expect(samples[Math.max(0, middle - ranks)]).toBeLessThanOrEqual(medianOf(aws))
    expect(samples[Math.min(n - 1, middle + ranks)]).toBeGreaterThanOrEqual(medianOf(aws))
  })
})

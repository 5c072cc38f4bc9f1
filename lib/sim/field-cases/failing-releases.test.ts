// Releases whose processes end: what the circuit breaker makes of them, and how fast ECS starts them again.

import { describe, expect, it } from 'vitest'
import type { EventView } from '@/lib/protocol'
import crashBeforeFirstHealth from './crash-before-first-health.json'
import exitAtStart from './exit-at-start.json'
import memoryLimit from './memory-limit-too-small.json'
import { run } from './run-case'

const MINUTES = 60
const HOUR = 60 * MINUTES
/** Both releases are rolled out at 5 min. */
const UPDATED_AT = 5 * MINUTES

type Said = Pick<EventView, 'at' | 'message'>
const secondsOf = (events: readonly Said[], pattern: RegExp) =>
  events.filter(({ message }) => pattern.test(message)).map(({ at }) => at / 1e6)
const gaps = (times: readonly number[]) => times.slice(1).map((at, i) => at - (times[i] ?? 0))

function withoutLoadBalancer<T extends { readonly operations: readonly { readonly input: object }[] }>(
  given: T,
) {
  return {
    ...given,
    operations: given.operations.map((one) =>
      'loadBalancers' in one.input ? { ...one, input: { ...one.input, loadBalancers: [] } } : one,
    ),
  }
}

describe.each([
  ['exits before its first health check', crashBeforeFirstHealth],
  ['exits while it starts', exitAtStart],
])('A release that %s', (_, scenario) => {
  it('fails after three tasks that its load balancer never saw healthy, and is rolled back', () => {
    const { simulation, result } = run(scenario, 20 * MINUTES)
    const { events } = simulation.world.log
    const [failedAt = Number.NaN] = secondsOf(events, /deployment failed: tasks failed to start\./)
    expect(secondsOf(events, /rolling back to deployment/)).toEqual([failedAt])
    const started = secondsOf(events, /has started \d tasks/).filter((at) => at > UPDATED_AT)
    // One round of two tasks is not enough.
    expect(started.length).toBeGreaterThanOrEqual(2)
    expect(failedAt - UPDATED_AT).toBeGreaterThan(30)
    expect(result.services[0]).toMatchObject({
      runningCount: 2,
      taskDefinition: expect.stringMatching(/web:1$/),
      deployments: [{ rolloutState: 'COMPLETED' }],
    })
    const { failedTasks } = [...simulation.world.state.deployments.values()][1] ?? {}
    expect(failedTasks).toBeGreaterThanOrEqual(3)
    expect(Object.keys(result.requests.byStatus).filter((status) => status !== '200')).toEqual([])
  })

  it('is told to EventBridge as three deployments, the last of which goes back', () => {
    const { simulation } = run(scenario, 20 * MINUTES)
    const told = simulation.world.log.events
      .filter(({ detailType }) => detailType === 'ECS Deployment State Change')
      .map(({ detail }) => detail as { readonly eventName: string; readonly reason: string })
    expect(told.map(({ eventName }) => eventName.replace('SERVICE_DEPLOYMENT_', ''))).toEqual([
      'IN_PROGRESS',
      'COMPLETED',
      'IN_PROGRESS',
      'FAILED',
      'IN_PROGRESS',
      'COMPLETED',
    ])
    expect(told[4]?.reason).toMatch(/^ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/)
  })

  it('is started again for ever when nothing checks its health: the circuit breaker does not see it', () => {
    const { simulation, result } = run(withoutLoadBalancer(scenario), HOUR)
    const { events } = simulation.world.log
    expect(secondsOf(events, /deployment failed/)).toEqual([])
    const [primary] = [...simulation.world.state.deployments.values()].slice(1)
    expect(primary?.failedTasks).toBe(0)
    expect(result.services[0]?.taskDefinition).toMatch(/web:2$/)
    const started = secondsOf(events, /has started \d tasks/).filter((at) => at > UPDATED_AT)
    // Each relaunch takes seconds to tens of seconds, and the last is no rarer than the first.
    expect(Math.min(...gaps(started))).toBeGreaterThan(9)
    expect(started.at(-1)).toBeGreaterThan(HOUR - 2 * MINUTES)
  })
})

it('A memory limit below the need kills the container each time, at an even pace, and no failed start is counted', () => {
  const { simulation, result } = run(memoryLimit, HOUR)
  const started = secondsOf(simulation.world.log.events, /has started 1 tasks/)
  expect(Math.min(...gaps(started))).toBeGreaterThan(26)
  expect(Math.max(...gaps(started))).toBeLessThan(60)
  expect(started.at(-1)).toBeGreaterThan(HOUR - MINUTES)
  expect(secondsOf(simulation.world.log.events, /unable to consistently start/)).toEqual([])
  const stopped = result.tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED')
  expect(stopped.length).toBeGreaterThan(10)
  for (const { stopCode, containers } of stopped) {
    expect(stopCode).toBe('EssentialContainerExited')
    expect(containers).toMatchObject([{ exitCode: 137, reason: expect.stringMatching(/^OutOfMemoryError/) }])
  }
})

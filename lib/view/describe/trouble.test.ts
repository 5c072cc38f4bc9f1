import { describe, expect, it } from 'vitest'
import type { TaskView } from '@/lib/protocol'
import { at, INSTANCE_PLANS, plan, taskId, viewsAt } from '@/lib/testing/fixture-world'
import { appendMetrics, EMPTY_METRICS } from '../charts/metrics'
import { errorLines, errorRates, giveUpLines, giveUpRate, lostTaskLines } from './trouble'

const USERS = { key: 'users', loadBalancerArn: 'alb' }
const PLAN = plan({
  id: taskId(1),
  taskDefinition: 'web:1',
  instanceId: INSTANCE_PLANS[0]?.id ?? '',
  hostPort: 32768,
  created: 0,
})

function task(part: Partial<TaskView>): TaskView {
  const found = viewsAt([PLAN], at(60)).find((view) => view.kind === 'task')
  if (found === undefined) throw new Error('the fixture has no task')
  return { ...found, ...part }
}

describe('errors just now', () => {
  const steps = (values: readonly number[]) =>
    appendMetrics(
      EMPTY_METRICS,
      values.map((value, step) => ({ step, values: { 'requests/errors5xxElb': value } })),
    )

  it('are averaged over the last five seconds', () =>
    expect(errorRates(steps([900, 900, 10, 20, 30, 40, 50]))).toEqual({ byLoadBalancer: 30, byTasks: 0 }))
  it('are none before the first second', () =>
    expect(errorRates(EMPTY_METRICS)).toEqual({ byLoadBalancer: 0, byTasks: 0 }))
  it('are told by who answered', () => {
    const texts = errorLines({ byLoadBalancer: 1440.4, byTasks: 0.2 }, USERS).map(({ text }) => text)
    expect(texts).toEqual([
      '1440 requests/s fail at the load balancer: 502, 503 or 504.',
      'Some requests get a 5xx from the tasks.',
    ])
  })
  it('are told of a single request a second in the singular', () => {
    const texts = errorLines({ byLoadBalancer: 1.2, byTasks: 0.9 }, USERS).map(({ text }) => text)
    expect(texts).toEqual([
      '1 request/s fails at the load balancer: 502, 503 or 504.',
      'Some requests get a 5xx from the tasks.',
    ])
  })
  it('are told of clients that give up, who count as no 5xx', () => {
    const metrics = appendMetrics(EMPTY_METRICS, [{ step: 0, values: { 'requests/timeouts': 12 } }])
    const [line] = giveUpLines(giveUpRate(metrics), USERS)
    expect(line).toEqual({ key: 'users', tone: 'bad', text: '12 requests/s time out at the client (460).' })
    expect(giveUpLines(giveUpRate(EMPTY_METRICS), USERS)).toEqual([])
  })
  it('are not a word without errors', () =>
    expect(errorLines({ byLoadBalancer: 0, byTasks: 0 }, USERS)).toEqual([]))
})

describe('lost tasks', () => {
  const lost = { lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited', stoppedAt: at(100) } as const

  it('are counted for a minute, with the reason of the latest', () => {
    const [container] = task({}).containers
    if (container === undefined) throw new Error('the fixture has no container')
    const reason = 'OutOfMemoryError: Container killed due to memory usage'
    const latest = task({ ...lost, key: 'b', stoppedAt: at(110), containers: [{ ...container, reason }] })
    const tasks = [task({ ...lost, key: 'a' }), latest]
    expect(lostTaskLines(tasks, 120)).toEqual([
      { key: 'b', tone: 'warning', text: `2 tasks lost in the last minute: ${reason}` },
    ])
    expect(lostTaskLines(tasks, 180)).toEqual([])
  })
  it('are a loop when they are many', () =>
    expect(
      lostTaskLines(
        [1, 2, 3].map((n) => task({ ...lost, key: `${n}` })),
        101,
      )[0]?.tone,
    ).toBe('bad'))
  it('are not those that the service scaled in or a person stopped', () => {
    const stoppedReason = 'Scaling activity initiated by deployment ecs-svc/1'
    const scaledIn = task({ ...lost, stopCode: 'ServiceSchedulerInitiated', stoppedReason })
    expect(lostTaskLines([scaledIn, task({ ...lost, stopCode: 'UserInitiated' })], 101)).toEqual([])
  })
})

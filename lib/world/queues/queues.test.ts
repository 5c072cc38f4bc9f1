// An SQS queue from the message to the metric: who takes it, what it costs, what is seen of it, and what becomes of it when its worker dies.

import { describe, expect, it } from 'vitest'
import { estimate } from '@/lib/stats/estimate'
import { erlangC } from '@/lib/testing/queueing'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { checkInvariants } from '../invariants/check-invariants'

type Input = Readonly<Record<string, unknown>>

const QUEUE = { name: 'orders', service: 'web', rps: 1, waitMs: 500 }

function workers(desired: number, queue: Input = {}): TestWorld {
  const test = createTestWorld().instances(2, { type: 'm5.xlarge' }).taskDefinition().service({ desired })
  test.runUntilSteady()
  return test.dispatch('playground:SetQueue', { ...QUEUE, ...queue })
}

const figures = ({ world }: TestWorld) => world.data.queueFigures('orders')

describe('A queue', () => {
  it('hands each message to one worker, which deletes it when its work is done', () => {
    const test = workers(2).runFor('10m')
    checkInvariants(test.world)
    const { sent, received, deleted, visible, notVisible } = figures(test)
    expect(sent).toBeGreaterThan(500)
    expect(received - deleted).toBe(notVisible)
    expect(sent).toBe(deleted + visible + notVisible)
    expect(deleted).toBeGreaterThan(500)
  })

  it('grows when its workers cannot keep up, and its oldest message ages', () => {
    const test = workers(1, { rps: 4 }).runFor('10m')
    const { visible, notVisible, oldestSeconds } = figures(test)
    expect(visible).toBeGreaterThan(1_000)
    expect(notVisible).toBe(1)
    expect(oldestSeconds).toBeGreaterThan(240)
  })

  it('keeps what is sent while no task runs', () => {
    const test = workers(0).runFor('2m')
    const { sent, visible, received } = figures(test)
    expect([visible, received]).toEqual([sent, 0])
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 4 }).runFor('5m')
    expect(figures(test).visible).toBeLessThan(5)
  })

  it('shows a message again after the visibility timeout when its worker was killed, and nothing is lost', () => {
    const test = workers(1, {
      rps: undefined,
      arrivals: { trace: { counts: [1], periodSeconds: 1 } },
      waitMs: 20_000,
    }).runFor('5s')
    expect(figures(test)).toMatchObject({ visible: 0, notVisible: 1 })
    const [task] = test.tasks()
    test.dispatch('playground:CrashContainer', { task: task?.arn ?? '' })
    test.runFor('1s')
    checkInvariants(test.world)
    expect(figures(test)).toMatchObject({ visible: 0, notVisible: 1, deleted: 0 })
    test.runFor('20s')
    expect(figures(test).received).toBe(1)
    test.runFor('60s')
    checkInvariants(test.world)
    expect(figures(test)).toMatchObject({ sent: 1, received: 2, deleted: 1 })
  })

  it('tells CloudWatch of itself and of the backlog per task every minute', () => {
    const test = workers(2, { rps: 8 }).runFor('10m')
    const ask = (Namespace: string, MetricName: string, stat: string) => {
      const answer = test.ask('cloudwatch:GetMetricStatistics', {
        Namespace,
        MetricName,
        Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
        StartTime: '2025-01-01T00:00:00Z',
        EndTime: '2025-01-01T01:00:00Z',
        Period: 60,
        Statistics: [stat],
      }) as { readonly Datapoints: readonly Readonly<Record<string, number>>[] }
      return answer.Datapoints.map((point) => point[stat] ?? 0)
    }
    const visible = ask('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Average')
    const backlog = ask('Backlog', 'BacklogPerTask', 'Average')
    expect(visible.length).toBeGreaterThan(5)
    expect(backlog).toEqual(visible.map((count) => count / 2))
    const sent = ask('AWS/SQS', 'NumberOfMessagesSent', 'Sum')
    expect(Math.max(...sent)).toBeGreaterThan(400)
  })

  it('shows every message that was received, or one of as many as it says, with the worker that received it', () => {
    const test = workers(2, { rps: 8 }).runFor('1m')
    const received = figures(test).received
    const all = test.world.data.takeMessages(10_000)
    expect([all.messages.length, all.messagesPerSample]).toEqual([received, 1])
    const arns = test.tasks().map(({ arn }) => arn)
    for (const { queue, taskArn, taskDefinition } of all.messages)
      expect([queue, arns.includes(taskArn), taskDefinition]).toEqual(['queue/orders', true, 'web:1'])
    expect(test.world.data.takeMessages(10_000).messages).toEqual([])
    test.runFor('1m')
    const some = test.world.data.takeMessages(20)
    expect(some.messages.length).toBeLessThanOrEqual(20)
    const seconds = (figures(test).received - received) / some.messagesPerSample
    expect(Math.abs(some.messages.length - seconds)).toBeLessThanOrEqual(1)
  })

  it('measures what was received in the last whole second', () => {
    const test = workers(4, { rps: 6 }).runFor('30s')
    const before = figures(test).received
    test.runFor('1s')
    expect(figures(test).receivedPerSecond).toBe(figures(test).received - before)
  })

  it('with three workers and exponential times is an M/M/3 queue: λ · Wq messages wait (Erlang C)', () => {
    const [servers, load] = [3, 2.25]
    const test = workers(servers, { rps: load, waitMs: { exponential: 1_000 } }).runFor('10m')
    const means = Array.from({ length: 20 }, () => {
      let waiting = 0
      for (let second = 0; second < 1_000; second++) waiting += figures(test.runFor('1s')).visible
      return waiting / 1_000
    })
    const theory = (erlangC(servers, load) * load) / (servers - load)
    const { mean, halfWidth } = estimate(means, 0.999)
    expect(Math.abs(mean - theory)).toBeLessThan(halfWidth)
    expect(halfWidth).toBeLessThan(theory / 2)
  })

  it('is what a target tracking policy follows: backlog per task comes down to its target', () => {
    const test = workers(1, { rps: 4, waitMs: 1_000 })
    const target = {
      ServiceNamespace: 'ecs',
      ResourceId: 'service/default/web',
      ScalableDimension: 'ecs:service:DesiredCount',
    }
    test.dispatch('application-autoscaling:RegisterScalableTarget', {
      ...target,
      MinCapacity: 1,
      MaxCapacity: 12,
    })
    test.dispatch('application-autoscaling:PutScalingPolicy', {
      ...target,
      PolicyName: 'backlog',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 10,
        CustomizedMetricSpecification: {
          Namespace: 'Backlog',
          MetricName: 'BacklogPerTask',
          Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
          Statistic: 'Average',
        },
        ScaleOutCooldown: 60,
      },
    })
    test.runFor('30m')
    checkInvariants(test.world)
    expect(test.serviceNamed().desiredCount).toBeGreaterThan(4)
    expect(figures(test).visible / test.serviceNamed().desiredCount).toBeLessThan(10)
  })

  it('comes to the same from a checkpoint, with messages in every state', () => {
    const run = (save: boolean) => {
      const test = workers(3, { rps: 5, waitMs: { exponential: 400 }, cpuMs: 50 }).runFor('1m')
      const [task] = test.tasks()
      test.dispatch('playground:CrashContainer', { task: task?.arn ?? '' }).runFor('5s')
      return (save ? test.reloaded() : test).runFor('3m').hash()
    }
    expect(run(true)).toBe(run(false))
  })

  it('does not give work to tasks that drain or cannot be reached', () => {
    const test = workers(2, { rps: 0.001, waitMs: 1_000 }).runFor('1s')
    for (const zoneName of test.world.state.zones.keys())
      test.dispatch('playground:StartZoneOutage', { zoneName })
    test.dispatch('playground:SetQueue', { name: 'orders', rps: 5 }).runFor('20s')
    checkInvariants(test.world)
    expect(figures(test).received).toBe(0)
  })

  it('hands messages to the same workers again once they can be reached again', () => {
    const test = workers(2, { rps: 6, waitMs: 1_000, messagesAtOnce: 4 }).runFor('30s')
    const zones = [...test.world.state.zones.keys()]
    expect(figures(test).notVisible).toBeGreaterThan(0)
    for (const zoneName of zones) test.dispatch('playground:StartZoneOutage', { zoneName })
    test.runFor('1s')
    checkInvariants(test.world)
    for (const zoneName of zones) test.dispatch('playground:EndZoneOutage', { zoneName })
    test.runFor('10m')
    checkInvariants(test.world)
    expect(test.tasks()).toHaveLength(2)
    expect(figures(test).visible).toBeLessThan(20)
  })

  it('lets a worker that came back to it end what it still has before it takes more', () => {
    const burst = { rps: undefined, arrivals: { trace: { counts: [9], periodSeconds: 1 } } }
    const test = workers(1, { ...burst, waitMs: 20_000, messagesAtOnce: 2 }).runFor('5s')
    test.service({ name: 'other', taskDefinition: 'web', desired: 0 })
    for (const service of ['other', 'web'])
      test.dispatch('playground:SetQueue', { name: 'orders', service }).runFor('1s')
    checkInvariants(test.world)
    expect(figures(test)).toMatchObject({ visible: 7, notVisible: 2 })
    test.runFor('20s')
    checkInvariants(test.world)
    expect(figures(test)).toMatchObject({ deleted: 2, notVisible: 2 })
  })

  it.each<[string, Input, RegExp]>([
    ['no service', { service: undefined }, /needs the service/],
    ['a service that is not there', { service: 'absent' }, /./],
    ['no work', { waitMs: 0 }, /takes no time/],
    ['no arrivals', { rps: undefined }, /needs rps or arrivals/],
    ['both', { arrivals: { poisson: { rps: 1 } } }, /not both/],
    ['users who wait', { rps: undefined, arrivals: { closed: { users: 3 } } }, /closed loop/],
  ])('is refused with %s', (_statement, given, says) => {
    const test = workers(1)
    const { message } = refuse(test, 'playground:SetQueue', { ...QUEUE, name: 'other', ...given })
    expect(message).toMatch(says)
    expect(test.world.state.queues.size).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import { isBreaching } from '@/lib/aws/cloudwatch/alarm-rule'
import { existing, type SimTime, simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createScalingWorld } from '@/lib/testing/scaling-world'
import { alarmNamed } from '@/lib/world/lifecycle/alarms'
import { createSimulation } from '../simulation'
import { scalingHistory } from './scaling-history'

const minutes = (n: number) => simTime(n * 60 * US_PER_SECOND)
const scenarioOf = (id: string) => builtInScenarios.find((one) => one.id === id)?.scenario

function runOf(id: string, until: number) {
  const run = createSimulation(scenarioOf(id))
  run.advanceTo(minutes(until))
  const key = existing([...run.world.state.services.keys()][0], 'a service')
  return { run, world: run.world, key, history: existing(run.scaling({ key, from: minutes(0) }), key) }
}

/** As StateUpdate entries of an alarm's history have it. */
interface Update {
  readonly newState: {
    readonly stateValue: string
    readonly stateReasonData?: { readonly recentDatapoints: readonly number[] }
  }
}

describe.each(['morning-ramp', 'slow-scale-in', 'scheduled-sale'])('the scaling history of %s', (id) => {
  const { run, world, key, history } = runOf(id, 40)
  const alarms = history.metrics.flatMap((metric) => metric.alarms)
  const updatesOf = (name: string) =>
    world.cloudwatch.history.entries
      .filter(({ alarmName, type }) => alarmName === name && type === 'StateUpdate')
      .map(({ at, data }) => ({ at, ...(JSON.parse(data) as Update) }))

  it('has the datapoints that CloudWatch shows, and behind them those that it will show', () => {
    for (const {
      points,
      alarms: [first],
    } of history.metrics) {
      const { configuration } = existing(alarmNamed(world, first?.name ?? ''), 'its alarm')
      const shown = world.cloudwatch.datapoints({ ...configuration, from: history.from, to: history.to })
      const visible = points.filter(({ isVisible }) => isVisible)
      expect(visible.map(({ at, value }) => [at, value])).toEqual(shown.map(({ at, value }) => [at, value]))
      expect(points.slice(0, visible.length)).toEqual(visible)
      expect(points.length).toBeGreaterThan(visible.length)
    }
  })

  it('has the states of alarms as their own history tells them, without gaps', () => {
    for (const { name, states } of alarms) {
      expect(states.slice(1).map(({ from, state }) => [from, state])).toEqual(
        updatesOf(name).map(({ at, newState }) => [at, newState.stateValue]),
      )
      expect(states.slice(0, -1).map(({ until }) => until)).toEqual(states.slice(1).map(({ from }) => from))
      expect(states.at(-1)).toMatchObject({ state: alarmNamed(world, name)?.state, until: null })
    }
  })

  it('has evaluations that saw what the reasons of the changes say', () => {
    for (const { name, evaluations } of alarms) {
      const { configuration } = existing(alarmNamed(world, name), name)
      for (const { at, newState } of updatesOf(name)) {
        const recent = newState.stateReasonData?.recentDatapoints ?? []
        const evaluation = evaluations.find((one) => one.at === at)
        expect(evaluation?.counted).toEqual(recent.map((value) => isBreaching(configuration, value)))
      }
    }
  })

  it('has the activities that DescribeScalingActivities lists, and cooldowns one at a time', () => {
    const ids = [...world.state.scalingActivities.keys()]
    expect(history.activities.map((activity) => activity.id)).toEqual(ids)
    for (const [i, { from, until, seconds }] of history.cooldowns.entries()) {
      expect(until).toBeGreaterThan(from)
      expect(until - from).toBeLessThanOrEqual(seconds * US_PER_SECOND)
      expect(until).toBeLessThanOrEqual(history.cooldowns[i + 1]?.from ?? until)
    }
  })

  it('has on its instances the tasks that there are, at any moment', () => {
    const live = [...world.state.tasks.values()].filter(({ stoppedAt }) => stoppedAt === null)
    expect(countAt(history, world.engine.now)).toBe(live.length)
    for (let minute = 3; minute < 40; minute += 1.7) {
      const at = minutes(minute)
      const then = [...world.state.tasks.values()].filter(
        ({ createdAt, stoppedAt }) => createdAt <= at && (stoppedAt === null || stoppedAt > at),
      )
      expect(countAt(history, at)).toBe(then.length)
    }
  })

  it('is cut to what is asked for, and asking changes nothing', () => {
    const hash = run.traceHash()
    const later = run.scaling({ key, from: minutes(30) })
    expect(later?.from).toBe(minutes(30))
    expect(later?.activities).toEqual(history.activities.filter(({ at }) => at >= minutes(30)))
    expect(later?.metrics.every(({ points }) => points.every(({ at }) => at >= minutes(29)))).toBe(true)
    expect(run.traceHash()).toBe(hash)
  })
})

function countAt({ instances }: ReturnType<typeof runOf>['history'], at: SimTime): number {
  const spans = instances.flatMap(({ spans: all }) =>
    all.filter(({ from, until }) => from <= at && (until === null || at < until)),
  )
  return spans.flatMap(({ tasks }) => tasks.map(([, count]) => count)).reduce((sum, count) => sum + count, 0)
}

it('The phases of an instance follow one another from its launch to its end', () => {
  const test = createScalingWorld({ desired: 2 })
  const { world } = test
  const before = world.engine.now
  const id = existing([...world.state.instances.keys()][0], 'an instance')
  const agent = existing(world.state.instances.get(id)?.containerInstanceArn, 'its agent')
  test.dispatch('ecs:UpdateContainerInstancesState', { containerInstances: [agent], status: 'DRAINING' })
  test.runFor('5m')
  test.dispatch('ec2:TerminateInstances', { InstanceIds: [id] })
  test.runFor('3m')
  const key = existing([...world.state.services.keys()][0], 'a service')
  const { instances } = existing(scalingHistory(world, { key, from: simTime(0) }), key)
  const { spans } = existing(
    instances.find((one) => one.id === id),
    id,
  )
  expect([...new Set(spans.map(({ phase }) => phase))]).toEqual(['booting', 'active', 'draining'])
  expect(spans.find(({ phase }) => phase === 'draining')?.from).toBe(before)
  expect(spans.slice(0, -1).map(({ until }) => until)).toEqual(spans.slice(1).map(({ from }) => from))
  expect(spans.at(-1)).toMatchObject({ tasks: [] })
  expect(spans.at(-1)?.until).not.toBeNull()
})

it('What cannot scale has no history', () => {
  const { world } = createScalingWorld()
  expect(scalingHistory(world, { key: 'i-0', from: simTime(0) })).toBeNull()
  expect(scalingHistory(world, { key: 'asg/none', from: simTime(0) })).toBeNull()
})

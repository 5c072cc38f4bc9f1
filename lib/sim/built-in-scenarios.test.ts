// Each built-in scenario keeps what its two sentences promise.

import { describe, expect, it } from 'vitest'
import { afterSeconds, toSeconds } from '@/lib/engine'
import { builtInScenarios, parseDuration } from '@/lib/scenario'
import { hostIdOf } from '@/lib/world/hosts'
import { createSimulation, type LocalSimulation } from './simulation'

function open(id: string): LocalSimulation {
  const builtIn = builtInScenarios.find((candidate) => candidate.id === id)
  if (!builtIn) throw new Error(`there is no built-in scenario ${id}`)
  return createSimulation(builtIn.scenario)
}

function runTo(simulation: LocalSimulation, time: string): LocalSimulation {
  const until = parseDuration(time)
  if (until === null) throw new Error(`${time} is no time`)
  simulation.advanceTo(until)
  return simulation
}

const run = (id: string, time: string) => runTo(open(id), time)
const messages = ({ world }: LocalSimulation) => world.log.events.map(({ message }) => message)
const timeOf = ({ world }: LocalSimulation, pattern: RegExp) =>
  toSeconds(world.log.events.find(({ message }) => pattern.test(message))?.at ?? (Number.NaN as never))
const column = ({ world }: LocalSimulation, name: string) => world.series.column(name)
const statuses = ({ world }: LocalSimulation) => world.data.summary().byStatus
const tasks = ({ world }: LocalSimulation) => [...world.state.tasks.values()]
const running = (simulation: LocalSimulation) =>
  tasks(simulation).filter(({ lastStatus }) => lastStatus === 'RUNNING')
const hostPorts = ({ world }: LocalSimulation) =>
  [...world.state.containers.values()]
    .filter(({ lastStatus }) => lastStatus === 'RUNNING')
    .map(({ networkBindings }) => networkBindings[0]?.hostPort)
    .sort()

describe('Built-in scenarios', () => {
  it.each(builtInScenarios.map(({ id }) => id))(
    '%s carries out every operation and opens with life in it',
    (id) => {
      const simulation = open(id)
      simulation.advanceTo(simulation.scenario.openAt)
      expect(simulation.world.state.instances.size).toBeGreaterThan(0)
      runTo(simulation, '11m')
      const last = simulation.scenario.operations.at(-1)?.at ?? simulation.now()
      if (last >= simulation.now()) simulation.advanceTo(afterSeconds(last, 1))
      expect(simulation.run.results.filter(({ error }) => error !== null)).toEqual([])
      expect(simulation.run.results).toHaveLength(simulation.scenario.operations.length)
    },
  )

  it('one-task-one-port: port 80 of the container is 32768 on the instance', () => {
    const simulation = run('one-task-one-port', '3m')
    expect(hostPorts(simulation)).toEqual([32768])
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
  })

  it('two-services: each request comes to the service that its host or path says, and old links come over HTTPS', () => {
    const simulation = run('two-services', '5m')
    const { samples } = simulation.world.data.takeSamples(20_000)
    const groupOf = (arn: string | null) => arn?.split('/')[1] ?? null
    for (const { method, path, status, targetGroupArn } of samples) {
      const expected = method === 'POST' || path.startsWith('/api/') ? 'api' : 'web'
      expect([status, groupOf(targetGroupArn)], path).toEqual(status === 301 ? [301, null] : [200, expected])
    }
    const { clients, byStatus } = simulation.world.data.summary()
    expect(byStatus['301']).toBeGreaterThan(1_500)
    expect(clients.redirects).toBe(byStatus['301'])
    expect(Object.keys(byStatus)).toEqual(['200', '301'])
  })

  it('canary: errors are its share times its error rate, within four standard deviations', () => {
    const simulation = open('canary')
    const now = () => {
      const { total, byStatus } = simulation.world.data.summary()
      return { all: total, failed: byStatus['500'] ?? 0 }
    }
    for (const [from, to, share] of [
      ['2m', '3m', 0],
      ['3m1s', '5m', 0.05],
      ['5m1s', '7m', 0.5],
      ['7m1s', '9m', 0],
    ] as const) {
      runTo(simulation, from)
      const before = now()
      runTo(simulation, to)
      const { all, failed } = now()
      const requests = all - before.all
      const rate = share * 0.2
      const bound = 4 * Math.sqrt(requests * rate * (1 - rate))
      expect(requests).toBeGreaterThan(3_000)
      expect(Math.abs(failed - before.failed - requests * rate), `${share}`).toBeLessThanOrEqual(bound)
    }
  })

  it('microservice-chain: no client fails and no call through Service Connect; calls by DNS do until the TTL ends', () => {
    const simulation = open('microservice-chain')
    const named = (name: string) => {
      const pair = simulation.world.data.calls().byName.find(({ called }) => called === name)
      return { failed: pair?.failed ?? 0, retries: pair?.retries ?? 0 }
    }
    runTo(simulation, '5m')
    expect(named('orders.local:80')).toEqual({ failed: 0, retries: 0 })
    runTo(simulation, '5m40s')
    const stale = named('orders.local:80').failed
    expect(stale).toBeGreaterThan(100)
    runTo(simulation, '7m')
    expect(named('orders.local:80').failed).toBe(stale)
    // Of the new task, which is RUNNING before it listens.
    const { retries } = named('orders:80')
    runTo(simulation, '10m')
    expect(named('orders:80').failed).toBe(0)
    expect(named('orders:80').retries).toBeGreaterThan(retries)
    expect(named('stock:80').failed).toBe(0)
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
  })

  it('four-copies-one-instance: four ports, one instance, four targets', () => {
    const simulation = run('four-copies-one-instance', '3m')
    expect(hostPorts(simulation)).toEqual([32768, 32769, 32770, 32771])
    expect(new Set(running(simulation).map(hostIdOf)).size).toBe(1)
  })

  it('fixed-port-blocks: the second task waits for the second instance', () => {
    const simulation = run('fixed-port-blocks', '2m')
    expect(running(simulation)).toHaveLength(1)
    expect(messages(simulation)).toContainEqual(
      expect.stringContaining('is already using a port required by your task'),
    )
    runTo(simulation, '4m')
    expect(hostPorts(simulation)).toEqual([8080, 8080])
    expect(new Set(running(simulation).map(hostIdOf)).size).toBe(2)
  })

  it('rolling-upgrade: the running count stays between 6 and 12 and no request is lost', () => {
    const simulation = run('rolling-upgrade', '8m')
    const counts = column(simulation, 'service/web/running').slice(100)
    expect(Math.min(...counts.map(Number))).toBe(6)
    expect(Math.max(...counts.map(Number))).toBe(12)
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
    expect(timeOf(simulation, /begun draining/)).toBeLessThan(
      timeOf(simulation, /8638027924859692458\) deployment completed/),
    )
  })

  it('rolling-upgrade-50-100: stops two first, and those that are left answer more slowly', () => {
    const simulation = run('rolling-upgrade-50-100', '10m')
    const counts = column(simulation, 'service/web/healthy').slice(200).map(Number)
    expect(Math.min(...counts)).toBe(2)
    expect(Math.max(...column(simulation, 'service/web/running').map(Number))).toBe(4)
    const median = column(simulation, 'requests/p50Ms')
    const mean = (from: number, to: number) =>
      median.slice(from, to).reduce<number>((sum, ms) => sum + Number(ms), 0) / (to - from)
    expect(mean(318, 350)).toBeGreaterThan(1.4 * mean(240, 298))
    expect(messages(simulation).filter((message) => /deployment completed/.test(message))).toHaveLength(2)
  })

  it('the decisions about a task begin with why it was placed where it is', () => {
    const simulation = run('rolling-upgrade', '2m')
    for (const task of running(simulation)) {
      const decisions = simulation.inspect(task.arn)?.decisions ?? []
      const placements = decisions.filter(({ topic }) => topic === 'placement')
      expect(placements).toHaveLength(1)
      expect(placements[0]?.candidates.find(({ accepted }) => accepted)?.id).toBe(hostIdOf(task))
    }
  })

  it('rolling-upgrade-stuck: nothing moves until it gets room', () => {
    const simulation = run('rolling-upgrade-stuck', '7m')
    const release = () =>
      simulation.world.state.taskDefinitions.get(running(simulation)[0]?.taskDefinitionArn ?? '')?.revision
    expect([running(simulation).length, release()]).toEqual([4, 1])
    expect(messages(simulation)).toContainEqual(
      expect.stringContaining('was unable to stop or start tasks during a deployment'),
    )
    const line = simulation.scenario.lookFor?.[1].match(/"(aws [^"]+)"/)?.[1] ?? ''
    expect(simulation.dispatchLine(line)).toMatchObject({ ok: true })
    runTo(simulation, '10m')
    expect([running(simulation).length, release()]).toEqual([4, 2])
  })

  it('bad-release: the circuit breaker opens and rolls back, and the users see nothing', () => {
    const simulation = run('bad-release', '10m')
    expect(messages(simulation)).toContainEqual(
      expect.stringContaining('deployment failed: tasks failed to start.'),
    )
    expect(messages(simulation)).toContainEqual(expect.stringContaining('rolling back to deployment'))
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
    expect(running(simulation)).toHaveLength(4)
  })

  it('crash-and-replacement: some 502, and four tasks again within a minute', () => {
    const simulation = run('crash-and-replacement', '4m59s')
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
    runTo(simulation, '6m')
    expect(statuses(simulation)['502']).toBeGreaterThan(0)
    expect(tasks(simulation).find(({ lastStatus }) => lastStatus === 'STOPPED')?.stopCode).toBe(
      'EssentialContainerExited',
    )
    expect(running(simulation)).toHaveLength(4)
  })

  it('draining: the instance empties, no request is lost, and nothing moves back', () => {
    const simulation = run('draining', '7m')
    const [first] = simulation.world.state.instances.keys()
    const on = () => running(simulation).filter((task) => hostIdOf(task) === first).length
    expect([running(simulation).length, on()]).toEqual([6, 0])
    runTo(simulation, '13m')
    expect([running(simulation).length, on()]).toEqual([6, 0])
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
  })

  it('zone-outage: 504 for a while, then two zones carry the service', () => {
    const simulation = run('zone-outage', '4m59s')
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
    runTo(simulation, '8m')
    const errors = statuses(simulation)['504'] ?? 0
    expect(errors).toBeGreaterThan(50)
    runTo(simulation, '9m50s')
    expect(statuses(simulation)['504']).toBe(errors)
    const healthy = [...simulation.world.state.targets.values()].filter(({ state }) => state === 'healthy')
    expect(healthy).toHaveLength(6)
    runTo(simulation, '15m')
    expect(running(simulation)).toHaveLength(6)
  })

  it('retry-storm: a peak that is over keeps the service down until a budget stops the retries', () => {
    const simulation = run('retry-storm', '5m')
    const summary = () => simulation.world.data.summary()
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
    runTo(simulation, '5m40s')
    const peak = summary()
    runTo(simulation, '6m30s')
    const storm = summary()
    // Clients ask 80 times a second; four attempts each is more than the 200 that the service can answer.
    const attempts = (storm.total - peak.total) / 50
    expect(attempts).toBeGreaterThan(280)
    const answered = (storm.clients.succeeded - peak.clients.succeeded) / 50
    expect(answered).toBeLessThan(8)
    runTo(simulation, '11m')
    const calm = summary()
    runTo(simulation, '13m')
    const end = summary()
    expect(end.clients.gaveUp).toBe(calm.clients.gaveUp)
    expect((end.clients.succeeded - calm.clients.succeeded) / 120).toBeGreaterThan(70)
    expect(end.clients.retries - storm.clients.retries).toBeLessThan(0.15 * 80 * 390)
  })

  it('short-keep-alive: a 502 now and then, of tasks that are well, until the server keeps connections longer', () => {
    const simulation = run('short-keep-alive', '10m')
    const lost = statuses(simulation)['502'] ?? 0
    expect(lost).toBeGreaterThan(10)
    const { total } = simulation.world.data.summary()
    expect(lost / total).toBeLessThan(0.03)
    const targets = [...simulation.world.state.targets.values()]
    expect(new Set(targets.map(({ state }) => state))).toEqual(new Set(['healthy']))
    // The tasks of the release before are gone.
    runTo(simulation, '12m')
    const before = statuses(simulation)
    runTo(simulation, '17m')
    expect(statuses(simulation)['502']).toBe(before['502'])
    expect(statuses(simulation)['200']).toBeGreaterThan((before['200'] ?? 0) + 600)
  })

  const scalings = ({ world }: LocalSimulation) =>
    [...world.state.scalingActivities.values()].flatMap(({ startedAt, desiredCount, details, cause }) =>
      desiredCount === null ? [] : [{ at: toSeconds(startedAt), ...desiredCount, details, cause }],
    )

  it('morning-ramp: CPU passes 50 % minutes before the service grows, and each step shows its sum', () => {
    const simulation = run('morning-ramp', '18m')
    const [first, second] = scalings(simulation)
    const cpu = column(simulation, 'service/web/CPUUtilization').map(Number)
    const minutes = Array.from({ length: 18 }, (_, minute) => cpu.slice(minute * 60, minute * 60 + 60))
    const averages = minutes.map((values) => values.reduce((sum, value) => sum + value, 0) / 60)
    const passed = averages.findIndex((average, minute) => minute > 4 && average > 50) * 60
    expect((first?.at ?? 0) - passed).toBeGreaterThan(180)
    expect(first?.details).toMatch(/^2 tasks × [\d.]+ % ÷ 50 % = [\d.]+ → \d+$/)
    expect(second?.to).toBeGreaterThan(first?.to ?? 0)
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
  })

  it('slow-scale-in: nothing for a quarter of an hour, then one step a cooldown', () => {
    const steps = scalings(run('slow-scale-in', '40m'))
    expect(steps[0]?.at).toBeGreaterThan(6 * 60 + 15 * 60)
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [10, 5],
      [5, 3],
      [3, 2],
    ])
    for (const [index, { at }] of steps.slice(1).entries())
      expect(at - (steps[index]?.at ?? 0)).toBeGreaterThanOrEqual(300)
  })

  it('scheduled-sale: ten tasks run before the crowd comes, and stay', () => {
    const simulation = run('scheduled-sale', '10m30s')
    expect(scalings(simulation)).toMatchObject([{ from: 2, to: 10, cause: 'minimum capacity was set to 10' }])
    expect(running(simulation)).toHaveLength(10)
    runTo(simulation, '15m')
    expect(running(simulation)).toHaveLength(10)
    expect(Object.keys(statuses(simulation))).toEqual(['200'])
  })
})

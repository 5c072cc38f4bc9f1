// What the built-in scenarios about scaling say of their times.

import { describe, expect, it } from 'vitest'
import { run, scenarioOf, steps } from '@/lib/testing/built-in-run'
import type { LocalSimulation } from './simulation'

const column = ({ world }: LocalSimulation, name: string) => world.series.column(name).map(Number)

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Seconds after the crowd's arrival until half of the requests are answered within 100 ms for a minute. */
function reliefAfter(simulation: LocalSimulation): number {
  const medians = column(simulation, 'requests/p50Ms')
  for (let second = 360; second + 60 < medians.length; second++)
    if (mean(medians.slice(second, second + 60)) < 100) return second - 360
  return Number.POSITIVE_INFINITY
}

describe('A flash crowd', () => {
  it('is over target tracking on one-minute metrics for a quarter of an hour', () => {
    const simulation = run(scenarioOf('flash-crowd'), '25m')
    expect(steps(simulation)).toEqual(['10:41 4 → 8', '15:43 8 → 16', '21:42 16 → 23'])
    const medians = column(simulation, 'requests/p50Ms')
    expect(mean(medians.slice(300, 360))).toBeLessThan(100)
    expect(mean(medians.slice(390, 640))).toBeGreaterThan(1_000)
    expect(Math.max(...column(simulation, 'service/web/CPUUtilization').slice(300))).toBeLessThan(100.001)
    expect(reliefAfter(simulation)).toBeGreaterThan(9 * 60)
  })

  it('is answered sooner by a large step at the first datapoint', () => {
    const simulation = run(scenarioOf('flash-crowd-steps'), '20m')
    expect(steps(simulation)).toEqual(['9:12 4 → 16', '13:16 16 → 24'])
    expect(reliefAfter(simulation)).toBeLessThan(4 * 60)
  })

  it('sends a step policy with a short cooldown to its maximum', () => {
    const text = JSON.stringify(scenarioOf('flash-crowd-steps')).replace('"Cooldown":180', '"Cooldown":60')
    expect(steps(run(JSON.parse(text), '12m'))).toEqual(['9:12 4 → 16', '10:17 16 → 32'])
  })

  it('is followed in steps of two minutes with metrics of 20 seconds', () => {
    const simulation = run(scenarioOf('flash-crowd-20s'), '13m')
    expect(steps(simulation)).toEqual(['7:31 4 → 8', '9:10 8 → 16', '10:55 16 → 23'])
    expect(reliefAfter(simulation)).toBeLessThan(5 * 60)
  })
})

describe('The metric that a policy tracks', () => {
  it('is requests per target where tasks run out of workers, which CPU does not show', () => {
    const simulation = run(scenarioOf('requests-per-target'), '20m')
    expect(steps(simulation)).toEqual(['11:03 4 → 7', '16:05 7 → 11'])
    const [first] = simulation.world.state.scalingActivities.values()
    expect(first?.details).toBe('4 tasks × 1444.25 ÷ 900 = 6.42 → 7')
    const medians = column(simulation, 'requests/p50Ms')
    expect(mean(medians.slice(400, 660))).toBeGreaterThan(1_800)
    expect(mean(medians.slice(700, 900))).toBeLessThan(500)
    expect(mean(column(simulation, 'service/web/CPUUtilization').slice(380, 660))).toBeLessThan(33)
    const cpuOnly = JSON.stringify(scenarioOf('requests-per-target')).replace(
      '"TargetValue":900',
      '"TargetValue":9000',
    )
    expect(steps(run(JSON.parse(cpuOnly), '20m'))).toEqual([])
  })

  it('is none that more tasks do not lower, as memory that an idle task takes', () => {
    const simulation = run(scenarioOf('memory-tracking'), '25m')
    expect(steps(simulation)).toEqual([
      '5:37 2 → 3',
      '6:40 3 → 4',
      '7:43 4 → 6',
      '9:45 6 → 8',
      '11:45 8 → 11',
      '13:41 11 → 12',
    ])
    const memory = column(simulation, 'service/web/MemoryUtilization').slice(200)
    expect([Math.round(Math.min(...memory)), Math.round(Math.max(...memory))]).toEqual([66, 67])
    const medians = column(simulation, 'requests/p50Ms').filter((ms) => ms > 0)
    expect(mean(medians.slice(-200))).toBeGreaterThan(0.8 * mean(medians.slice(0, 100)))
  })
})

it('Flapping goes on at a constant load until the cooldowns are as long as the metric is late', () => {
  const simulation = run(scenarioOf('flapping'), '60m')
  const [scaled, calm] = [steps(simulation).filter((_, i) => i < 12), steps(simulation).slice(12)]
  expect(scaled.map((step) => step.split(' ').slice(1).join(' '))).toEqual(
    Array.from({ length: 3 }, () => ['3 → 5', '5 → 7', '7 → 5', '5 → 3']).flat(),
  )
  expect(scaled.filter((step) => step.endsWith('3 → 5'))).toEqual([
    '7:33 3 → 5',
    '15:33 3 → 5',
    '23:31 3 → 5',
  ])
  expect(calm).toEqual(['31:26 3 → 5'])
  expect(mean(column(simulation, 'service/web/CPUUtilization').slice(2_000))).toBeCloseTo(48, -1)
})

describe('The recorded fortnight', () => {
  const scenario = scenarioOf('recorded-fortnight') as { operations: readonly Recorded[] }
  interface Recorded {
    readonly action: string
    readonly input: { readonly arrivals?: { readonly trace: { readonly counts: readonly number[] } } }
  }
  const counts = scenario.operations.at(-1)?.input.arrivals?.trace.counts ?? []
  const index = (day: number, hour: number) => ((day - 10) * 1_440 + hour * 60 - 4) / 5

  it('has the counts of the recording', () => {
    expect(counts).toHaveLength(4_040)
    expect(counts.slice(0, 6)).toEqual([94, 56, 187, 95, 51, 10])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(249_327)
    expect(counts.indexOf(656)).toBe(index(22, 19.5 + 4 / 60))
    expect(counts.filter((count) => count > 420)).toEqual([656])
  })

  it('is followed by the hours of the day, with failures only in its peaks', () => {
    const simulation = run(scenario, '24h')
    const running = column(simulation, 'service/web/running').slice(3_600)
    expect(mean(running.slice(3 * 3_600, 9 * 3_600))).toBeLessThan(
      mean(running.slice(13 * 3_600, 20 * 3_600)),
    )
    const { byStatus, total } = simulation.world.data.summary()
    expect((byStatus['200'] ?? 0) / total).toBeGreaterThan(0.99)
    expect(steps(simulation).length).toBeGreaterThan(20)
  })

  it('has a peak that new tasks come too late for', () => {
    const from = index(22, 18) + 4 / 5
    const operations = scenario.operations.map((operation) =>
      operation.input.arrivals === undefined
        ? operation
        : {
            ...operation,
            input: { ...operation.input, arrivals: { trace: { counts: counts.slice(from) } } },
          },
    )
    // It plays from 18:04 on, four minutes after its start.
    const simulation = run({ ...scenario, startAt: '2014-04-22T18:00:00Z', operations }, '2h')
    const step = steps(simulation).find((one) => one.endsWith('→ 6') || one.endsWith('→ 4'))
    expect(step).toBe('96:38 2 → 4')
    const errors = column(simulation, 'requests/errors5xxElb').slice(94 * 60)
    expect(errors.reduce((sum, count) => sum + (count || 0), 0)).toBeGreaterThan(200)
  })
})

describe('Workers behind a queue', () => {
  it('follow the backlog, which CPU does not show, and go back by halves', () => {
    const simulation = run(scenarioOf('queue-backlog'), '60m')
    expect(steps(simulation)).toEqual(['9:39 2 → 16', '24:14 16 → 8', '29:17 8 → 4', '35:12 4 → 2'])
    const cpu = column(simulation, 'service/workers/CPUUtilization')
    expect(mean(cpu.slice(420, 570))).toBeGreaterThan(30)
    expect(mean(cpu.slice(420, 570))).toBeLessThan(50)
    const visible = column(simulation, 'sqs/orders/ApproximateNumberOfMessagesVisible')
    expect(visible[578]).toBeGreaterThan(180)
    expect(visible.slice(640, 700)).toEqual(Array(60).fill(0))
  })
})

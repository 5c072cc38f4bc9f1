import { describe, expect, it } from 'vitest'
import type { ExperimentInput, ToExperimenter } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { experiment as dockyard } from '@/lib/testing/terminal'
import { answerExperiment, EXPERIMENTS } from './experiments'

const scenario = builtInScenarios.find(({ id }) => id === 'one-task-one-port')?.scenario
const SETTING = 'traffic[0].arrivals.poisson.rps=20'

const input = (with_: Partial<ExperimentInput> = {}): ExperimentInput => ({
  a: { scenario, changes: [] },
  b: { scenario, changes: [SETTING] },
  seed: 7,
  replications: 3,
  until: '3m',
  warmUp: '30s',
  ...with_,
})

function compared() {
  const { sources, until, warmUp } = EXPERIMENTS.design(input())
  const [a, b] = sources.map((source) =>
    [7, 8, 9].map((seed) => EXPERIMENTS.run({ scenario: source, seed, until, warmUp, isDrawn: seed === 7 })),
  )
  return { a: a ?? [], b: b ?? [] }
}

describe('an experiment in the browser', () => {
  it('comes to what `dockyard compare` comes to on the same seeds', async () => {
    const flags = ['--replications', '3', '--seed', '7', '--until', '3m', '--warm-up', '30s', '--json']
    const { out } = await dockyard([
      'compare',
      'one-task-one-port',
      'one-task-one-port',
      '--b',
      SETTING,
      ...flags,
    ])
    const { measures, runs } = JSON.parse(out)
    const { a, b } = compared()
    const [first] = measures
    expect(first.name).toBe('requests')
    for (const [i, measure] of EXPERIMENTS.compare({ a, b }).entries())
      expect(measures[i]).toMatchObject(JSON.parse(JSON.stringify(measure)))
    expect(runs.map(({ traceHash }: { traceHash: string }) => traceHash)).toEqual(
      [...a, ...b].map(({ traceHash }) => traceHash),
    )
  })

  it('has the course of a run that is drawn, step by step, and not of others', () => {
    const { a } = compared()
    const [drawn, ...others] = a
    expect(others.map(({ course }) => course)).toEqual([null, null])
    expect(drawn?.course).toMatchObject({ stepSeconds: 1, activities: [] })
    expect(drawn?.course?.running).toHaveLength(180)
    expect(drawn?.course?.running.at(-1)).toBe(1)
    const costs = drawn?.course?.costUsd ?? []
    expect(costs).toHaveLength(180)
    expect(costs).toEqual([...costs].sort((x, y) => Number(x) - Number(y)))
    const cost = EXPERIMENTS.measures({}).findIndex(({ name }) => name === 'cost')
    const before = Number(costs[29])
    expect(Number(costs.at(-1)) - before).toBeCloseTo(Number(drawn?.measures[cost]), 9)
    const requests = drawn?.course?.requests ?? []
    expect(requests.reduce((sum: number, value) => sum + (value ?? 0), 0)).toBeGreaterThan(100)
  })

  it('knows when the two have other arrivals', () => {
    expect(EXPERIMENTS.design(input()).hasSameTraffic).toBe(false)
    const pace = { scenario, changes: ['pace="aws"'] }
    expect(EXPERIMENTS.design(input({ b: pace })).hasSameTraffic).toBe(true)
  })

  it('offers paths with the values that they have', () => {
    expect(EXPERIMENTS.paths({ scenario })).toContainEqual({
      path: 'traffic[users].arrivals.poisson.rps[1].rps',
      value: '10',
    })
  })

  it.each<[string, Partial<ExperimentInput>, RegExp]>([
    [
      'a path that is not there',
      { b: { scenario, changes: ['traffic[4].x=1'] } },
      /^B: .*traffic has 1 entries/,
    ],
    ['a value that cannot be', { b: { scenario, changes: ['pace=never'] } }, /^B: .*pace/],
    ['a change of A', { a: { scenario, changes: ['pace'] } }, /^A: .*no "="/],
    ['a scenario that is none', { a: { scenario: { name: 4 }, changes: [] } }, /^A: /],
    ['no duration', { until: 'soon' }, /the duration must be a time such as 90s, 30m or 2h, not "soon"/],
    ['a warm-up without an end', { warmUp: '3m' }, /warm-up must end/],
    ['no replications', { replications: 0 }, /replications must be/],
  ])('refuses %s', (_, wrong, message) => {
    const call: ToExperimenter = { id: 4, method: 'design', input: input(wrong) }
    expect(answerExperiment(call)).toMatchObject({ id: 4, failure: expect.stringMatching(message) })
  })
})

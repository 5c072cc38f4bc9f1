import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SweepInput, ToExperimenter } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { dockyard } from '@/lib/testing/terminal'
import { answerExperiment, EXPERIMENTS } from './experiments'

const scenario = builtInScenarios.find(({ id }) => id === 'one-task-one-port')?.scenario
const VARY = [
  'traffic[users].arrivals.poisson.rps[1].rps=10,20..30:10',
  'images["web:1"].waitMsPerRequest=5,{"exponential":5}',
]

const input = (with_: Partial<SweepInput> = {}): SweepInput => ({
  scenario,
  vary: VARY,
  seed: 7,
  replications: 2,
  until: '2m',
  warmUp: '30s',
  ...with_,
})

function swept() {
  const design = EXPERIMENTS.sweep(input())
  const { until, warmUp, replications, sources } = design
  const runs = sources.flatMap((source) =>
    Array.from({ length: replications }, (_, i) =>
      EXPERIMENTS.run({ scenario: source, seed: 7 + i, until, warmUp, isDrawn: false }),
    ),
  )
  return { design, runs }
}

async function commandLine(name: string) {
  const out = path.join(await mkdtemp(path.join(tmpdir(), 'dockyard-')), name)
  const vary = VARY.flatMap((text) => ['--vary', text])
  const plan = ['--replications', '2', '--seed', '7', '--until', '2m', '--warm-up', '30s', '--out', out]
  const { code } = await dockyard(['sweep', 'one-task-one-port', ...vary, ...plan])
  expect(code).toBe(0)
  return out
}

describe('A sweep in the browser', () => {
  it('comes to the cells, runs and files of `dockyard sweep`', async () => {
    const { design, runs } = swept()
    const { json, cellsCsv, runsCsv } = EXPERIMENTS.files({ design, runs })
    const csv = await commandLine('result.csv')
    expect(cellsCsv).toBe(await readFile(csv, 'utf8'))
    expect(runsCsv).toBe(await readFile(csv.replace('.csv', '.runs.csv'), 'utf8'))
    const {
      dockyard: _,
      experiment: __,
      ...told
    } = JSON.parse(await readFile(await commandLine('result.json'), 'utf8'))
    expect(JSON.parse(json)).toEqual(told)

    const [first] = JSON.parse(json).cells
    const estimates = EXPERIMENTS.estimate({ runs: runs.slice(0, 2).map(({ measures }) => measures) })
    const names = EXPERIMENTS.measures({}).map(({ name }) => name)
    expect(Object.fromEntries(estimates.map((interval, i) => [names[i], interval]))).toEqual(first.measures)
  })

  it('names parameters, values and cells in few words', () => {
    const { factors, sources, goals } = EXPERIMENTS.sweep(input())
    expect(factors.map(({ name, texts }) => [name, texts])).toEqual([
      ['rps', ['10', '20', '30']],
      ['waitMsPerRequest', ['5', '{"exponential":5}']],
    ])
    expect(sources).toHaveLength(6)
    expect((sources[1] as { name: string }).name).toMatch(
      / \(rps 10, waitMsPerRequest \{"exponential":5\}\)$/,
    )
    expect(goals.inTime).toBeGreaterThan(0)
  })

  const rps = 'traffic[users].arrivals.poisson.rps[1].rps'
  it.each<[string, readonly string[], RegExp]>([
    ['no parameter', [], /choose one parameter or two, not 0/],
    ['three parameters', ['a=1', 'b=1', 'c=1'], /choose one parameter or two, not 3/],
    ['a parameter twice', [`${rps}=1`, `${rps}=2`], /rps is varied twice/],
    [
      'an entry that is not there',
      ['traffic[nobody].port=1'],
      /"traffic\[nobody\]\.port=1": traffic has no entry/,
    ],
    ['a place that is not there', ['operations[999].at=1s'], /operations has \d+ entries/],
    ['a member that nobody knows', ['speeed=1,2'], /"speeed=1" cannot be used: .*speeed/],
    ['a path into a text', ['name.x=1'], /name is ".*", which has no members/],
    ['__proto__', ['__proto__=1,2'], /__proto__/],
    ['__proto__ on the way', ['__proto__.polluted=1'], /__proto__/],
    ['constructor', ['constructor.prototype.x=1'], /constructor/],
    ['no value', [`${rps}=`], /rps=": a value is missing/],
    ['no values at all', [rps], /has no "=" behind its path/],
    ['the seed', ['seed=1,2'], /the seed is varied by --seed and --replications/],
    [
      'a thousand million values',
      [`${rps}=1..1000000000:1`],
      /the range 1\.\.1000000000:1 has 1000000000 values; at most 1000/,
    ],
    ['a range without an end', [`${rps}=1..:1`], /the range 1\.\.:1 has no end: write it as 1\.\.END:STEP/],
    ['a range without an end and step', [`${rps}=10s..`], /the range 10s\.\. has no end/],
    ['a range that goes nowhere', [`${rps}=1..9:0`], /must go up by a step above 0/],
    ['the same value twice', [`${rps}=1,1`], /the value 1 stands there twice/],
    [
      'too many cells',
      [`${rps}=1..40:1`, 'images["web:1"].startupMs=1..11:1'],
      /40 × 11 values are 440 cells: at most 400/,
    ],
    ['a value that cannot be', [`${rps}=1,many`], /rps="many"" cannot be used/],
  ])('refuses %s and says where', (_, vary, message) => {
    const call: ToExperimenter = { id: 4, method: 'sweep', input: input({ vary }) }
    expect(answerExperiment(call)).toMatchObject({ id: 4, failure: expect.stringMatching(message) })
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it.each<[string, Partial<SweepInput>, RegExp]>([
    ['no duration', { until: 'soon' }, /the duration must be a time/],
    ['no seeds', { replications: Number.NaN }, /replications must be a whole number/],
    ['more seeds than there is time', { replications: 1e9 }, /from 1 to 200/],
    ['a warm-up without an end', { warmUp: '2m' }, /warm-up must end/],
  ])('refuses %s', (_, wrong, message) => {
    const call: ToExperimenter = { id: 5, method: 'sweep', input: input(wrong) }
    expect(answerExperiment(call)).toMatchObject({ id: 5, failure: expect.stringMatching(message) })
  })
})

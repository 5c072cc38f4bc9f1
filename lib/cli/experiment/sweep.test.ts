// Experiments as a contract: the result is the same whoever did the runs, in whatever order, and however often it was cut short.

import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { MEASURES } from '@/lib/experiment/measures'
import { experiment as dockyard, type Terminal } from '@/lib/testing/terminal'

const directory = mkdtempSync(path.join(tmpdir(), 'dockyard-sweep-'))
afterAll(() => rmSync(directory, { recursive: true }))
const at = (name: string) => path.join(directory, name)
const read = (name: string) => readFileSync(at(name), 'utf8')

const VARY = ['--vary', 'traffic[0].arrivals.poisson.rps=5..15:10', '--vary', 'pace=instant,aws']
const FLAGS = [...VARY, '--replications', '3', '--until', '2m', '--warm-up', '20s', '--seed', '7']
const RUNS = 12

async function sweep(out: string, flags: readonly string[] = [], terminal: Terminal = {}) {
  const result = await dockyard(
    ['sweep', 'one-task-one-port', ...FLAGS, '--out', at(out), ...flags],
    terminal,
  )
  return { ...result, journal: existsSync(at(`${out}.journal`)) }
}

const whole = sweep('whole.json')

describe('dockyard sweep', () => {
  it('estimates every measure of each cell, and tells its runs', async () => {
    expect(await whole).toMatchObject({ code: 0, out: '', journal: false, performed: RUNS })
    const result = JSON.parse(read('whole.json'))
    expect(result).toMatchObject({
      dockyard: '1.2.3+test',
      scenario: 'One task, one port',
      vary: [
        { path: 'traffic[0].arrivals.poisson.rps', values: [5, 15] },
        { path: 'pace', values: ['instant', 'aws'] },
      ],
      firstSeed: 7,
      replications: 3,
      untilSeconds: 120,
      warmUpSeconds: 20,
      confidence: 0.95,
    })
    expect(result.cells).toHaveLength(4)
    const [cell] = result.cells
    expect(cell.settings[1]).toEqual({ path: 'pace', value: 'instant' })
    expect(Object.keys(cell.measures)).toEqual(MEASURES.map(({ name }) => name))
    expect(cell.runs.map(({ seed }: { seed: number }) => seed)).toEqual([7, 8, 9])
    const requests = cell.runs.map((run: { measures: { requests: number } }) => run.measures.requests)
    expect(cell.measures.requests.mean).toBeCloseTo((requests[0] + requests[1] + requests[2]) / 3, 9)
    // 100 seconds at 5 a second: what was before the end of the warm-up does not count.
    expect(cell.measures.requests.mean).toBeGreaterThan(400)
    expect(cell.measures.requests.mean).toBeLessThan(600)
  })

  it.each([1, 3, 16])('comes to the same with %d workers', async (workers) => {
    await whole
    expect(await sweep('workers.json', ['--workers', String(workers)])).toMatchObject({ code: 0 })
    expect(read('workers.json')).toBe(read('whole.json'))
  })

  it('goes on after Ctrl-C with what is missing, until it comes to the same', async () => {
    await whole
    const first = await sweep('resumed.json', [], { interruptAfter: 5 })
    expect(first).toMatchObject({ code: 130, journal: true })
    expect(first.err).toMatch(
      /^\d of 12 runs are done and kept: the same command goes on with the others\.\n$/,
    )
    const done = read('resumed.json.journal').trimEnd().split('\n').length - 1
    expect(done).toBeGreaterThan(2)
    expect(existsSync(at('resumed.json'))).toBe(false)
    const second = await sweep('resumed.json', ['--workers', '1'], { interruptAfter: 2 })
    expect(second).toMatchObject({ code: 130, performed: 3 })
    const third = await sweep('resumed.json')
    expect(third).toMatchObject({ code: 0, performed: RUNS - done - 2, journal: false })
    expect(read('resumed.json')).toBe(read('whole.json'))
  })

  it('does again a run whose row was cut off by a crash', async () => {
    await whole
    await sweep('torn.json', ['--workers', '1'], { interruptAfter: 6 })
    truncateSync(at('torn.json.journal'), read('torn.json.journal').length - 20)
    expect(await sweep('torn.json')).toMatchObject({ code: 0, performed: RUNS - 5 })
    expect(read('torn.json')).toBe(read('whole.json'))
  })

  it.each([
    ['another scenario', ['crash-and-replacement', ...FLAGS], /another scenario/],
    ['other values', ['one-task-one-port', ...FLAGS, '--vary', 'speed=1'], /another --vary/],
    ['other seeds', ['one-task-one-port', ...FLAGS, '--seed', '8'], /another first seed/],
    ['another time', ['one-task-one-port', ...FLAGS, '--until', '3m'], /another --until/],
  ])('does not touch the journal of %s', async (statement, argv, message) => {
    const out = `${statement}.json`
    await sweep(out, [], { interruptAfter: 3 })
    const before = read(`${out}.journal`)
    const { code, err, performed } = await dockyard(['sweep', ...argv, '--out', at(out)])
    expect([code, performed]).toEqual([2, 0])
    expect(err).toMatch(message)
    expect(err).toContain('.json.journal is the journal of another experiment')
    expect(read(`${out}.journal`)).toBe(before)
  })

  it('does not touch the journal of another build, nor what is no journal', async () => {
    await sweep('build.json', [], { interruptAfter: 3 })
    const other = await sweep('build.json', [], { build: 'other' })
    expect(other).toMatchObject({
      code: 2,
      performed: 0,
      err: expect.stringMatching(/another version of Dockyard/),
    })
    writeFileSync(at('text.json.journal'), 'Dear diary\n')
    expect(await sweep('text.json')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/is not the journal/),
    })
    expect(read('text.json.journal')).toBe('Dear diary\n')
    appendFileSync(at('build.json.journal'), '{"run":1}\n')
    expect(await sweep('build.json')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/line \d+: this is no row/),
    })
  })

  it('writes cells and runs as CSV', async () => {
    await whole
    const { code, err } = await sweep('table.csv')
    expect([code, err]).toEqual([0, `12 runs in ${at('table.csv')} and ${at('table.runs.csv')}.\n`])
    const { cells } = JSON.parse(read('whole.json'))
    const rowsOf = (name: string) =>
      read(name)
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','))
    const [head = [], ...rows] = rowsOf('table.csv')
    expect(rows.map((row) => row[head.indexOf('pace')])).toEqual(['instant', 'aws', 'instant', 'aws'])
    expect(rows.map((row) => Number(row[head.indexOf('tasks_high')]))).toEqual(
      cells.map((cell: { measures: { tasks: { high: number } } }) => cell.measures.tasks.high),
    )
    const [runsHead = [], ...runs] = rowsOf('table.runs.csv')
    expect(runs.map((row) => row[runsHead.indexOf('seed')])).toEqual(
      Array.from({ length: RUNS }, (_, i) => String(7 + (i % 3))),
    )
  })

  it('of nothing but replications has one cell', async () => {
    const argv = [
      'sweep',
      'one-task-one-port',
      '--replications',
      '2',
      '--until',
      '1m',
      '--out',
      at('one.json'),
    ]
    expect(await dockyard(argv)).toMatchObject({ code: 0, performed: 2 })
    expect(JSON.parse(read('one.json')).cells).toMatchObject([
      { settings: [], runs: [{ seed: 42 }, { seed: 43 }] },
    ])
  })

  it.each<[string, readonly string[], RegExp]>([
    [
      'a path that leads nowhere',
      ['--vary', 'traffic[4].port=1'],
      /"traffic\[4\].port=1": traffic has 1 entries/,
    ],
    ['a value that is not valid', ['--vary', 'pace=slow,aws'], /"pace="slow"" cannot be used: pace must be/],
    ['a bad range', ['--vary', 'speed=1..2'], /--vary "speed=1..2": the range 1..2 needs a step/],
    ['no replications', ['--replications', '0'], /--replications must be a whole number from 1/],
    ['a warm-up without end', ['--warm-up', '2h', '--until', '1h'], /the warm-up must end before/],
    ['a bad warm-up', ['--warm-up', 'long'], /--warm-up must be a time such as/],
    ['too many runs', ['--vary', 'speed=1..900:1', '--vary', 'port=1..900:1'], /8100000 runs are too many/],
    ['a bad format', ['--format', 'table'], /--format must be json or csv/],
    ['a bad shard', ['--shard', '3/2'], /--shard must be such as 1\/8/],
    ['a format of a part', ['--shard', '1/2', '--format', 'csv'], /give --format to `dockyard merge`/],
  ])('refuses %s', async (_statement, flags, message) => {
    const result = await dockyard(['sweep', 'one-task-one-port', '--out', at('no.json'), ...flags])
    expect(result).toMatchObject({ code: 2, out: '', performed: 0, err: expect.stringMatching(message) })
    expect(existsSync(at('no.json.journal'))).toBe(false)
  })

  it('asks for a file, and says when it cannot write it', async () => {
    const without = await dockyard(['sweep', 'one-task-one-port'])
    expect(without).toMatchObject({ code: 2, err: expect.stringMatching(/--out FILE/) })
    const nowhere = await sweep('no/such/folder.json')
    expect(nowhere).toMatchObject({
      code: 2,
      performed: 0,
      err: expect.stringMatching(/cannot be written \(ENOENT\)/),
    })
  })
})

describe('Shards', () => {
  const parts = [1, 2, 3].map((i) => `part${i}.part`)
  const made = Promise.all(parts.map((part, i) => sweep(part, ['--shard', `${i + 1}/3`])))
  const merge = (names: readonly string[], out = 'merged.json') =>
    dockyard(['merge', ...names.map(at), '--out', at(out)])

  it('come to the same result, in any order', async () => {
    await whole
    expect((await made).map(({ code, performed }) => [code, performed])).toEqual(
      [1, 2, 3].map(() => [0, RUNS / 3]),
    )
    const [a = '', b = '', c = ''] = parts
    expect(await merge([c, a, b])).toMatchObject({ code: 0 })
    expect(read('merged.json')).toBe(read('whole.json'))
    expect(await merge([a, b, c], 'merged.csv')).toMatchObject({ code: 0 })
    await sweep('straight.csv')
    expect(read('merged.csv')).toBe(read('straight.csv'))
    expect(read('merged.runs.csv')).toBe(read('straight.runs.csv'))
  })

  it('are named where they are missing, overlap or belong elsewhere', async () => {
    await made
    const [a = '', b = '', c = ''] = parts
    expect(await merge([a, c], 'gap.json')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/missing of 12 runs: .*rps=5, pace="instant", seed 8; /),
    })
    expect(await merge([a, b, c, a])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/overlaps .*part1\.part: /),
    })
    await sweep('other.part', ['--seed', '1', '--shard', '2/3'])
    expect(await merge([a, 'other.part', c])).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /other\.part is of another experiment than .*part1\.part: another first seed/,
      ),
    })
    expect(await merge(['nowhere.part'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/cannot be read/),
    })
    expect(await dockyard(['merge', '--out', at('x.json')])).toMatchObject({ code: 2 })
    expect(existsSync(at('gap.json'))).toBe(false)
  })
})

describe('dockyard compare', () => {
  const A_AND_B = [
    'compare',
    'one-task-one-port',
    'one-task-one-port',
    '--replications',
    '3',
    '--until',
    '2m',
  ]
  const FASTER = ['--b', 'pace=instant', '--a', 'pace=aws']

  it('shows both, the paired difference and the unpaired one', async () => {
    const { code, out, err } = await dockyard([...A_AND_B, ...FASTER, '--warm-up', '10s'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /^A: One task, one port \(pace="aws"\)\nB: One task, one port \(pace="instant"\)\n3 runs each/,
    )
    expect(out).toContain('after a warm-up of 10s; 95 % confidence intervals')
    expect(out).toMatch(/MEASURE +UNIT +A +B +B − A, PAIRED +B − A, UNPAIRED/)
    expect(out).toMatch(/\ntasks +tasks +\S+ +\S+ +\+\S+ ± \S+ +\+\S+ ± \S+/)
  })

  it('gives the same as JSON and CSV', async () => {
    const json = JSON.parse((await dockyard([...A_AND_B, ...FASTER, '--json'])).out)
    expect(json).toMatchObject({ replications: 3, warmUpSeconds: 0, confidence: 0.95 })
    expect(json.measures.map(({ name }: { name: string }) => name)).toEqual(MEASURES.map(({ name }) => name))
    expect(json.runs.map(({ seed }: { seed: number }) => seed)).toEqual([42, 43, 44, 42, 43, 44])
    const csv = (await dockyard([...A_AND_B, ...FASTER, '--format', 'csv'])).out
    const [head = [], ...rows] = csv
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)])
    expect(column('measure')).toEqual(MEASURES.map(({ name }) => name))
    expect(column('paired_low').map(Number)).toEqual(
      json.measures.map(({ paired }: { paired: { low: number | null } }) => paired.low ?? 0),
    )
  })

  it('of a scenario with itself shows no difference', async () => {
    const { measures } = JSON.parse((await dockyard([...A_AND_B, '--json'])).out)
    for (const { paired } of measures) expect(paired.mean ?? 0).toBe(0)
  })

  it('notes that arrivals are not the same where the traffic is not', async () => {
    const { err } = await dockyard([...A_AND_B, '--b', 'traffic[users].arrivals.poisson.rps=1'])
    expect(err).toMatch(/different traffic/)
  })

  it.each<[string, readonly string[], RegExp]>([
    ['one scenario', ['compare', 'one-task-one-port'], /Give two scenarios/],
    [
      'two values',
      [...A_AND_B, '--a', 'pace=aws,instant'],
      /--a "pace=aws,instant" must have one value, not 2/,
    ],
    ['a bad value', [...A_AND_B, '--b', 'pace=slow'], /"pace="slow"" cannot be used/],
    ['a bad format', [...A_AND_B, '--format', 'xml'], /--format must be table, csv or json/],
  ])('refuses %s', async (_statement, argv, message) => {
    expect(await dockyard(argv)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(message) })
  })
})

it.each(['sweep', 'compare', 'merge', 'worker'])('dockyard %s --help says its flags', async (command) => {
  const { code, out } = await dockyard([command, '--help'])
  expect([code, out]).toEqual([0, expect.stringMatching(new RegExp(`^dockyard ${command} `))])
})

it('dockyard bench --only sweep says how much faster many threads are', async () => {
  const { code, out } = await dockyard(['bench', '--only', 'sweep', '--quick'], { tickMs: 1_000 })
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /^sweep, 16 runs of 10 min .* 1\.0 s \([\d.]+ cores\) on 1 thread, 1\.0 s \([\d.]+ cores\) on 2: 1\.00 times as fast \(goal ≥ 1\.8/,
    ),
  ])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { START, simTime } from '@/lib/engine'
import { estimates, type RunRow } from './estimates'
import { difference, headLine, type Identity, readJournal, rowLine } from './journal'
import { MEASURES } from './measures'
import { mergeParts } from './merge'
import { runsOf } from './plan'

const IDENTITY: Identity = {
  dockyard: '1.0.0+abc',
  experiment: 'a'.repeat(64),
  scenario: 'Small "scenario"\nof two lines',
  plan: {
    factors: [
      { path: 'pace', values: ['aws', 'instant'] },
      { path: 'traffic[0].arrivals', values: [{ poisson: { rps: 5 } }] },
    ],
    firstSeed: 3,
    replications: 4,
    until: simTime(60_000_000),
    warmUp: START,
  },
  measures: MEASURES.map(({ name }) => name),
}
const RUNS = runsOf(IDENTITY.plan)

const value = fc.option(fc.double({ noDefaultInfinity: true, noNaN: true }).filter((x) => !Object.is(x, -0)))
const rows: fc.Arbitrary<readonly RunRow[]> = fc.tuple(
  ...RUNS.map((run) =>
    fc.record({
      run: fc.constant(run),
      traceHash: fc.stringMatching(/^[0-9a-f]{16}$/),
      measures: fc.array(value, { minLength: MEASURES.length, maxLength: MEASURES.length }),
    }),
  ),
)
const shuffled = rows.chain((all) => fc.shuffledSubarray([...all], { minLength: all.length }))
const textOf = (all: readonly RunRow[]) => headLine(IDENTITY) + all.map(rowLine).join('')

describe('A journal', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(shuffled, (all) => {
        const journal = readJournal(textOf(all), 'x')
        expect(journal?.identity).toEqual(IDENTITY)
        expect(journal?.rows).toEqual(all)
      }),
    )
  })

  it('that is cut off anywhere has the whole lines before, and goes on from there', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const text = textOf(all)
        const cut = text.slice(0, Math.floor(share * text.length))
        const journal = readJournal(cut, 'x')
        const known = journal?.rows ?? []
        expect(known).toEqual(all.slice(0, known.length))
        const whole = journal === null ? headLine(IDENTITY) : cut.slice(0, journal.length)
        expect(whole + all.slice(known.length).map(rowLine).join('')).toBe(text)
      }),
    )
  })

  it('is not anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(() => readJournal(`${text}\n`, 'x')).toThrow(/^x is not the journal/)
      }),
    )
    const [first] = runsRows()
    const head = headLine(IDENTITY)
    for (const line of ['nonsense', '{"run":0}', rowLine({ ...first, measures: [1] }).trim()])
      expect(() => readJournal(`${head}${line}\n`, 'x')).toThrow(/^x, line 2: this is no row/)
    const other = rowLine({ ...first, traceHash: 'f'.repeat(16) })
    expect(() => readJournal(head + rowLine(first) + other, 'x')).toThrow(/^x, line 3/)
    expect(readJournal(head + rowLine(first) + rowLine(first), 'x')?.rows).toEqual([first])
  })

  it('says what another experiment has differently', () => {
    const other = { ...IDENTITY, experiment: 'b'.repeat(64) }
    const { plan } = IDENTITY
    expect(difference(IDENTITY, IDENTITY)).toBeNull()
    expect(difference(IDENTITY, other)).toBe('content of the scenario')
    expect(
      difference(IDENTITY, { ...other, dockyard: 'x', plan: { ...plan, replications: 9, factors: [] } }),
    ).toBe('version of Dockyard, --vary, replications')
  })
})

function runsRows(): readonly [RunRow, ...RunRow[]] {
  const [first = 0, ...others] = RUNS
  const row = (run: number): RunRow => ({
    run,
    traceHash: run.toString(16).padStart(16, '0'),
    measures: MEASURES.map((_, i) => run * 100 + i),
  })
  return [row(first), ...others.map(row)]
}

describe('Estimates', () => {
  it('do not depend on the order in which runs were done', () => {
    fc.assert(
      fc.property(shuffled, (all) => {
        const sorted = [...all].sort((a, b) => a.run - b.run)
        expect(estimates(IDENTITY.plan, all)).toEqual(estimates(IDENTITY.plan, sorted))
      }),
    )
  })

  it('are mean and interval of the runs of a cell that have a value', () => {
    const measures = (...values: readonly (number | null)[]) => MEASURES.map((_, i) => values[i] ?? null)
    const all = runsRows().map((row, i) => ({
      ...row,
      measures: measures([4, 6, 5, 5][i % 4] ?? 0, i === 1 ? 7 : null),
    }))
    const [cell] = estimates(IDENTITY.plan, all)
    expect(cell?.measures[0]).toMatchObject({ n: 4, mean: 5 })
    expect((cell?.measures[0]?.high ?? 0) - 5).toBeCloseTo((3.1824 * Math.sqrt(2 / 3)) / 2, 3)
    expect(cell?.measures[1]).toEqual({ n: 1, mean: 7, low: null, high: null })
    expect(cell?.measures[2]).toEqual({ n: 0, mean: null, low: null, high: null })
  })

  it('need every run', () => {
    expect(() => estimates(IDENTITY.plan, runsRows().slice(1))).toThrow(/missing/)
  })
})

describe('Parts', () => {
  const part = (name: string, all: readonly RunRow[], identity = IDENTITY) => ({ name, identity, rows: all })
  const all = runsRows()

  it('of any division come to the whole, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: all.length, maxLength: all.length }), (owners) => {
        const parts = [3, 1, 0, 2].map((owner) =>
          part(
            `p${owner}`,
            all.filter((_, i) => owners[i] === owner),
          ),
        )
        expect([...mergeParts(parts).rows].sort((a, b) => a.run - b.run)).toEqual(all)
      }),
    )
  })

  it('that do not come to a whole are named', () => {
    const merged =
      (...parts: readonly ReturnType<typeof part>[]) =>
      () =>
        mergeParts(parts)
    expect(merged(part('a', all.slice(0, 3)), part('b', all.slice(4)))).toThrow(
      'missing of 8 runs: pace="aws", traffic[0].arrivals={"poisson":{"rps":5}}, seed 6',
    )
    expect(merged(part('a', all.slice(0, 1)))).toThrow(/; and 2 more$/)
    expect(merged(part('a', all.slice(0, 5)), part('b', all.slice(4)))).toThrow(
      /^b overlaps a: pace="instant", .*seed 3$/,
    )
    const foreign = { ...IDENTITY, experiment: 'c'.repeat(64), scenario: 'Other' }
    expect(merged(part('a', all), part('b', [], foreign))).toThrow(
      'b is of another experiment than a: another scenario',
    )
  })
})

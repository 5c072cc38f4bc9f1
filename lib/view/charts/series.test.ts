import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mark, placeMarks, sparseMarks } from './marks'
import { currentText, latest, type MetricColumns, panelData, panelsOf } from './series'
import { shortNumber } from './short-number'
import { horizonOf, windowOf } from './time-window'

const table = (columns: Readonly<Record<string, readonly (number | null)[]>>): MetricColumns => ({
  length: Math.max(0, ...Object.values(columns).map(({ length }) => length)),
  first: 0,
  column: (name) => columns[name],
})
const ordinals = new Map([
  ['web:1', 0],
  ['web:2', 1],
])
const RUNNING = {
  'service/web/running/web:2': [0, 1, 2],
  'service/web/running/web:1': [4, 4, 3],
  'service/web/lower': [4, 4, 4],
  'service/web/upper': [8, 8, 8],
}

describe('panelsOf', () => {
  it('shows how many messages wait in each queue while there is one', () => {
    const names = ['orders', 'mails'].map((queue) => `sqs/${queue}/ApproximateNumberOfMessagesVisible`)
    const [panel] = panelsOf([...names, 'sqs/orders/BacklogPerTask'], null, ordinals)
    expect(panel?.title).toBe('Messages that wait')
    expect(panel?.lines.map(({ label }) => label)).toEqual(['orders', 'mails'])
    expect(panelsOf(['requests/rps'], null, ordinals).map(({ id }) => id)).not.toContain('messages')
  })

  it('shows only panels and lines that have a metric', () => {
    const panels = panelsOf(['requests/rps', 'requests/p99Ms'], null, ordinals)
    expect(panels.map(({ id, lines }) => [id, lines.map(({ label }) => label)])).toEqual([
      ['rps', ['requests/s']],
      ['latency', ['p99']],
    ])
  })

  it('stacks revisions in order of registration, with the envelope above them', () => {
    const [running] = panelsOf(Object.keys(RUNNING), 'web', ordinals)
    expect(running?.lines.map(({ label }) => label)).toEqual(['web:1', 'web:2', 'min', 'max'])
  })

  it('gives two revisions different dash patterns, so that colour is never alone', () => {
    const [running] = panelsOf(Object.keys(RUNNING), 'web', ordinals)
    expect(running?.lines[0]?.dash).not.toEqual(running?.lines[1]?.dash)
  })
})

describe('panelData', () => {
  const lines = panelsOf(Object.keys(RUNNING), 'web', ordinals)[0]?.lines ?? []

  it('adds stacked lines up and leaves the others alone', () => {
    expect(panelData(lines, table(RUNNING), [0, 10], 100)).toEqual({
      x: [0, 1, 2],
      columns: [
        [4, 4, 3],
        [null, 5, 5],
        [4, 4, 4],
        [8, 8, 8],
      ],
      floors: [
        [0, 0, 0],
        [null, 4, 3],
      ],
    })
  })

  it('lets a revision stand on zero where the one below it is gone', () => {
    const gone = { ...RUNNING, 'service/web/running/web:1': [4, 0, null, 0] }
    const { columns, floors } = panelData(
      lines,
      table({ ...gone, 'service/web/running/web:2': [0, 4, 4, 4] }),
      [0, 10],
      100,
    )
    expect(columns[0]).toEqual([4, 0, null, null])
    expect(columns[1]).toEqual([null, 4, 4, 4])
    expect(floors[1]).toEqual([null, 0, 0, 0])
  })

  it('cuts to the window', () => {
    expect(panelData(lines, table(RUNNING), [1, 1.2], 100).x).toEqual([1, 2])
  })

  it('reads columns that begin later than the run', () => {
    const late: MetricColumns = { ...table({ 'requests/rps': [5, 7, 9] }), first: 100, length: 103 }
    const [panel] = panelsOf(['requests/rps'], null, ordinals)
    const data = panelData(panel?.lines ?? [], late, [0, 200], 100)
    expect(data).toEqual({ x: [100, 101, 102], columns: [[5, 7, 9]], floors: [] })
    expect(latest(late, 'requests/rps')).toBe(9)
  })

  it('keeps gaps as gaps', () => {
    const [panel] = panelsOf(['requests/rps'], null, ordinals)
    expect(
      panelData(panel?.lines ?? [], table({ 'requests/rps': [1, null, 3, Number.NaN] }), [0, 9], 100).columns,
    ).toEqual([[1, null, 3, null]])
  })

  it('never has more points than asked for, and merges whole steps: mean, max or last', () => {
    const [panel] = panelsOf(['requests/rps'], null, ordinals)
    const values = [1, 3, 5, 7, 9]
    expect(panelData(panel?.lines ?? [], table({ 'requests/rps': values }), [0, 9], 3)).toEqual({
      x: [0, 2, 4],
      columns: [[2, 6, 9]],
      floors: [],
    })
  })

  it('keeps merged points where they are while the window moves', () => {
    const [panel] = panelsOf(['requests/rps'], null, ordinals)
    const metrics = table({ 'requests/rps': Array.from({ length: 100 }, (_, i) => i) })
    const x = panelData(panel?.lines ?? [], metrics, [11, 99], 10).x
    expect(x.every((second) => second % 9 === 0)).toBe(true)
  })
})

describe('windowOf and horizonOf', () => {
  it('follows now', () => expect(windowOf(1_000, '5 min', 0)).toEqual([700, 1_000]))
  it('is never narrower than a minute', () => expect(windowOf(3, 'all', 0)).toEqual([0, 60]))
  it('shows the whole run when asked', () => expect(windowOf(4_000, 'all', 0)).toEqual([0, 4_000]))
  it('begins with the first second that is kept', () =>
    expect(windowOf(40_000, 'all', 25_600)).toEqual([25_600, 40_000]))
  it('leaves room ahead of now on the strip', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (now) => horizonOf(now) > now))
  })
})

describe('current values', () => {
  const NOTHING_WANTED = { desired: null, primary: null }

  it.each([
    [[0, 0], 'none'],
    [[22, 0], '22 ALB'],
    [[22, 3], '22 ALB + 3 tasks'],
    [[0, 0, 1165], '1165 client'],
  ])('names who failed %j requests a second', (values, text) => {
    const [elb = 0, target = 0, client] = values
    const names = {
      'requests/errors5xxElb': [elb],
      'requests/errors5xxTarget': [target],
      ...(client !== undefined && { 'requests/timeouts': [client] }),
    }
    const [errors] = panelsOf(Object.keys(names), null, ordinals)
    expect(errors && currentText(errors, table(names), NOTHING_WANTED)).toBe(text)
  })
  it('reads the last value that is not a gap', () => expect(latest(table({ a: [1, 2, null] }), 'a')).toBe(2))
  it('writes running tasks by revision, newest first, against the desired count', () => {
    const [running] = panelsOf(Object.keys(RUNNING), 'web', ordinals)
    const text = (primary: string | null) =>
      running && currentText(running, table(RUNNING), { desired: 8, primary })
    expect(text('web:2')).toBe('2 new + 3 old, wanted 8')
    // A rollback leads to the older revision.
    expect(text('web:1')).toBe('3 new + 2 old, wanted 8')
    expect(text(null)).toBe('5, wanted 8')
  })
  it('writes both percentiles with their unit', () => {
    const names = { 'requests/p50Ms': [31.2], 'requests/p99Ms': [210] }
    const [latency] = panelsOf(Object.keys(names), null, ordinals)
    expect(latency && currentText(latency, table(names), NOTHING_WANTED)).toBe('31 / 210 ms')
  })
  it('writes long latencies in seconds', () => {
    const names = { 'requests/p50Ms': [140], 'requests/p99Ms': [10_000] }
    const [latency] = panelsOf(Object.keys(names), null, ordinals)
    expect(latency && currentText(latency, table(names), NOTHING_WANTED)).toBe('0.14 / 10 s')
  })
  it.each([
    [null, '–'],
    [0, '0'],
    [0.042, '0.04'],
    [3.44, '3.4'],
    [120.4, '120'],
    [12_345, '12.3k'],
    [10_000, '10k'],
  ])('writes %s as %s', (value, text) => expect(shortNumber(value)).toBe(text))
})

describe('sparseMarks', () => {
  it('draws of many alike only some, and nothing outside the range', () => {
    const mark = (seconds: number, label = 'target unhealthy'): Mark => ({
      sequence: seconds,
      seconds,
      label,
      level: 'bad',
    })
    const many = Array.from({ length: 100 }, (_, index) => mark(index))
    expect(sparseMarks(many, [0, 50]).map(({ seconds }) => seconds)).toEqual([
      0, 6, 12, 18, 24, 30, 36, 42, 48,
    ])
    expect(sparseMarks([mark(1), mark(2, 'crash'), mark(3)], [0, 50])).toEqual([mark(1), mark(2, 'crash')])
  })
})

describe('placeMarks', () => {
  const options = { width: 600, range: [0, 600] as const, rows: 3, characterWidth: 6 }
  const markArbitrary: fc.Arbitrary<Mark> = fc.record({
    sequence: fc.nat(),
    seconds: fc.integer({ min: -100, max: 700 }),
    label: fc.string({ minLength: 1, maxLength: 24 }),
    level: fc.constantFrom('info', 'good', 'warning', 'bad'),
  })

  it('never lets two labels overlap or leave the strip', () => {
    fc.assert(
      fc.property(fc.array(markArbitrary, { maxLength: 40 }), (marks) => {
        const placed = placeMarks(marks, options).filter(({ row }) => row !== null)
        for (const a of placed) {
          expect(a.labelX).toBeGreaterThanOrEqual(0)
          expect(a.labelX + a.labelWidth).toBeLessThanOrEqual(600.001)
          for (const b of placed) {
            if (a === b || a.row !== b.row) continue
            expect(a.labelX + a.labelWidth <= b.labelX || b.labelX + b.labelWidth <= a.labelX).toBe(true)
          }
        }
      }),
    )
  })

  it('keeps every mark inside the range, with or without a label', () => {
    const marks = Array.from(
      { length: 9 },
      (_, sequence): Mark => ({ sequence, seconds: 300, label: `deploy web:${sequence}`, level: 'info' }),
    )
    const placed = placeMarks(marks, options)
    expect(placed).toHaveLength(9)
    expect(placed.filter(({ row }) => row !== null)).toHaveLength(3)
  })

  it('says once what would stand twice at the same place', () => {
    const marks = [300, 302, 500].map(
      (seconds, sequence): Mark => ({ sequence, seconds, label: 'target unhealthy', level: 'bad' }),
    )
    expect(placeMarks(marks, options).map(({ row }) => row)).toEqual([0, null, 0])
  })

  it('gives bad news room first', () => {
    const mark = (sequence: number, level: Mark['level']): Mark => ({
      sequence,
      seconds: 300,
      label: 'same place',
      level,
    })
    const placed = placeMarks([mark(0, 'info'), mark(1, 'info'), mark(2, 'info'), mark(3, 'bad')], options)
    expect(placed.find(({ level }) => level === 'bad')?.row).toBe(0)
  })
})

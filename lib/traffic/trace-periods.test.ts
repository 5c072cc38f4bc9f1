import { describe, expect, it } from 'vitest'
import { RandomStreams, US_PER_SECOND } from '@/lib/engine'
import { openArrivals } from './arrivals'
import { parseTraceCsv } from './trace-csv'

const at = (minute: string, count: string) => `2014-01-16 00:${minute},${count}`
const file = (...rows: readonly string[]) => ['timestamp,value', ...rows].join('\n')

describe('The rows of a recorded load', () => {
  it.each([
    ['decimals, as of an average', file(at('00:00', '33.5573'), at('05:00', '33.446')), [33.5573, 33.446]],
    ['a tiny rate', file(at('00:00', '5e-05'), at('05:00', '0.0')), [0.00005, 0]],
    [
      'decimal commas between semicolons',
      '"Zeit";"Anzahl"\n2014-01-16 00:00;"33,5"\n2014-01-16 00:05;7',
      [33.5, 7],
    ],
    ['Unix seconds', 'epoch,hits\n1389830400,1\n1389830460,2', [1, 2]],
    ['Unix milliseconds', 'ts\tsum\n1389830400000\t1\n1389830460000\t2', [1, 2]],
    ['time stamps with zones', 'a,b\n2014-01-16T00:00:00Z,1\n2014-01-16T01:05:00+01:00,2', [1, 2]],
    [
      'the column that the header names',
      'count,Time Stamp,unit\n1,2014-01-16 00:00,x\n2,2014-01-16 00:05,y',
      [1, 2],
    ],
    [
      'the column that the header names, whatever its case',
      'date,Request_Count,label\n2014/01/16 00:00,4,9',
      [4],
    ],
  ])('may have %s', (_statement, text, counts) => {
    const load = parseTraceCsv(text)
    expect(load.counts).toEqual(counts)
    expect(load.notes).toEqual([])
  })

  it.each([
    [
      'a gap counts 0, as CloudWatch has no datapoint where nothing was counted',
      file(at('00:00', '1'), at('05:00', '2'), at('20:00', '3'), at('25:00', '4')),
      [1, 2, 0, 0, 3, 4],
      [{ line: 4, text: 'follows the first gap; without a row in all: 2 periods, each counted as 0' }],
    ],
    [
      'rows out of order are sorted',
      file(at('10:00', '3'), at('00:00', '1'), at('05:00', '2')),
      [1, 2, 3],
      [{ line: 3, text: 'is earlier than the row before it, so the rows were sorted by time' }],
    ],
    [
      'two rows of one time are added up',
      file(at('00:00', '1'), at('05:00', '2'), at('05:00', '0.5'), at('10:00', '3')),
      [1, 2.5, 3],
      [{ line: 4, text: 'falls into the period of another row, 1 row in all: added up' }],
    ],
    [
      'a row that is late counts in the nearest period',
      file(at('00:00', '1'), at('05:02', '2'), at('10:00', '3'), at('15:00', '4'), at('20:00', '5')),
      [1, 2, 3, 4, 5],
      [
        {
          line: 3,
          text: 'is no whole number of periods after the first row, 1 row in all: counted in the nearest',
        },
      ],
    ],
    [
      'one row without a time makes each row a period',
      file(at('00:00', '1'), 'yesterday,2', at('20:00', '3')),
      [1, 2, 3],
      [{ line: 3, text: 'has no time that can be read, so each row is the next period' }],
    ],
  ])('%s, and it is said', (_statement, text, counts, notes) => {
    expect(parseTraceCsv(text)).toEqual({ counts, periodSeconds: 300, notes })
  })

  it.each([
    [
      'a row of another century',
      file(at('00:00', '1'), at('00:01', '2'), at('00:02', '3'), '2114-01-16 00:00,4'),
      /^lies \d+ periods of 1 s/,
    ],
    ['a row a month', file(at('00:00', '1'), '2014-02-16 00:00,4'), /at most a day$/],
    ['too much in one period', '2014-01-16,1000000000\n2014-01-16,1', /more than 1000000000 in period 1/],
    ['a negative rate', file(at('00:00', '-0.5')), /must be a count, not "-0.5"/],
    ['infinity', file(at('00:00', '1'), at('05:00', 'inf')), /not "inf"/],
    ['a number too large to be written', file(at('00:00', '1e99')), /at most 1000000000/],
    ['a word in a named column', 'value,unit\n1,x\nmany,y', /^column 1 must be a count, not "many"/],
  ])('are refused with %s', (_statement, text, says) => {
    expect(() => parseTraceCsv(text)).toThrow(says)
  })
})

describe('A broken count', () => {
  it('loses no request: the fraction goes into the next period, also when the run is saved between', () => {
    const counts = Array.from({ length: 1_000 }, (_, i) => [0.25, 0.5, 1.4][i % 3] as number)
    const stream = new RandomStreams(1).stream('trace')
    const create = () => openArrivals({ kind: 'trace', counts, periodSeconds: 60 }, 0, stream)
    let process = create()
    let total = 0
    for (let at = process.next(); Number.isFinite(at); at = process.next()) {
      total++
      const due = counts
        .slice(0, Math.floor(at / (60 * US_PER_SECOND)) + 1)
        .reduce((sum, one) => sum + one, 0)
      expect(total).toBeLessThanOrEqual(due + 0.5 + 1e-9)
      const restored = create()
      restored.restore(process.save())
      process = restored
    }
    expect(total).toBe(Math.round(counts.reduce((sum, one) => sum + one, 0)))
  })
})

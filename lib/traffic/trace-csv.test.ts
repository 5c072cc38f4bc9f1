import { describe, expect, it } from 'vitest'
import { parseTraceCsv, TRACE_TEXT_MAX, TraceCsvError } from './trace-csv'

describe('A recorded load', () => {
  it.each([
    ['by its time stamps', '2014-04-10 00:04:00,94.0\n2014-04-10 00:09:00,56.0', 300],
    ['in minutes, with a header', 'timestamp,value\n2025-01-01T00:00,1\n2025-01-01T00:01,2', 60],
    ['over midnight', '"2025-01-01 23:50:00";1\n"2025-01-02 00:05:00";2', 900],
    ['of five minutes without time stamps', '1\n2', 300],
    ['of five minutes with one row', '2025-01-01 00:00:00,1', 300],
    ['of five minutes when two rows have one time', '2025-01-01 00:00,1\n2025-01-01 00:00,2', 300],
  ])('has its period %s', (_statement, text, periodSeconds) => {
    expect(parseTraceCsv(text).periodSeconds).toBe(periodSeconds)
  })

  it('may end its lines in any way, and in none', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(parseTraceCsv(['count', '1', '2', ''].join(end)).counts).toEqual([1, 2])
  })

  it.each([
    ['words', 'count\n1\n\nmany\n', 4, /must be a count, not "many"/],
    ['a number beyond reason', '1\n999999999999\n', 2, /at most 1000000000/],
    ['too many periods', '1\n'.repeat(527_041), 527_041, /at most 527040 periods/],
    ['an endless cell', `1\n${'x'.repeat(1_000)}`, 2, /not "x{40}"$/],
    ['nothing', '\n\n', null, /has no counts/],
    ['a file beyond reason', '1'.repeat(TRACE_TEXT_MAX + 1), null, /too large/],
  ])('is refused with its line: %s', (_statement, text, line, says) => {
    const parse = () => parseTraceCsv(text)
    expect(parse).toThrow(TraceCsvError)
    expect(parse).toThrow(says)
    try {
      parse()
    } catch (error) {
      expect((error as TraceCsvError).line).toBe(line)
    }
  })

  it('of a hostile line takes no longer than its length', () => {
    const quotes = '"'.repeat(200_000)
    expect(() => parseTraceCsv(`1\n${quotes}x`)).toThrow(TraceCsvError)
  })
})

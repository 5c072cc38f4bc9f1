import { describe, expect, it } from 'vitest'
import { parseTrace } from './trace-files'
import { UsageError } from './usage-error'

describe('parseTrace', () => {
  it.each([
    ['one column', '1\n2\n3', [1, 2, 3]],
    ['a header', 'count\n1\n2', [1, 2]],
    [
      'the last of several columns',
      'timestamp,region,count\n2025-01-01T00:00:00Z,"a, b",12\nx,y,7\n',
      [12, 7],
    ],
    ['Windows line ends and empty lines', '\uFEFFcount\r\n\r\n5\r\n6\r\n', [5, 6]],
    ['quotes, semicolons and tabs', '"a";"12"\nb\t3\n', [12, 3]],
    ['whole numbers with a point', '12.0\n3.\n', [12, 3]],
    ['half a request, which is a rate', '1\n0.5', [1, 0.5]],
  ])('reads %s', (_statement, text, counts) => {
    expect(parseTrace(text, 'x.csv').counts).toEqual(counts)
  })

  it.each([
    ['a word after the header', 'count\nmany', /^x\.csv, line 2: .*"many"/],
    ['two headers', 'a\nb\n1', /^x\.csv, line 2/],
    ['a negative first row', '-1\n2', /^x\.csv, line 1: .*"-1"/],
    ['half a number', '1\n0.5.1', /^x\.csv, line 2/],
    ['an empty last column', 'a,b\n1,', /^x\.csv, line 2: .*""/],
    ['nothing', '', /no counts/],
    ['a header alone', 'count\n', /no counts/],
  ])('refuses %s', (_statement, text, says) => {
    expect(() => parseTrace(text, 'x.csv')).toThrow(UsageError)
    expect(() => parseTrace(text, 'x.csv')).toThrow(says)
  })
})

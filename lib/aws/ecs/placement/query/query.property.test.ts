import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesQuery } from './evaluate'
import { parseQuery } from './parse'
import { compilePattern, matchesPattern } from './pattern'
import { QueryError } from './tokens'

const instance = {
  instanceId: 'i-1',
  agentConnected: true,
  agentVersion: '1.105.1',
  runningTasks: 1,
  taskGroups: [],
  attributes: { a: 'aaaaaaaaaa' },
}

const word = fc.constantFrom(
  'attribute:a',
  'ec2InstanceId',
  'runningTasksCount',
  'task:group',
  '==',
  '!=',
  '=~',
  '!~',
  '>',
  'in',
  '!in',
  'exists',
  '!exists',
  '[',
  ']',
  ',',
  '(',
  ')',
  'and',
  'or',
  'not',
  '!',
  '&&',
  '||',
  '.*',
  'aaa',
  "'x'",
  '"',
  '7',
  ' ',
)

describe('no expression hangs or crashes', () => {
  it.each([
    ['any text', fc.string({ maxLength: 2000, unit: 'binary' })],
    ['any sequence of its words', fc.array(word, { maxLength: 200 }).map((words) => words.join(' '))],
    [
      'any sequence of its words without blanks',
      fc.array(word, { maxLength: 200 }).map((words) => words.join('')),
    ],
  ])('%s', (_name, expressions) => {
    fc.assert(
      fc.property(expressions, (expression) => {
        try {
          expect(typeof matchesQuery(parseQuery(expression), instance)).toBe('boolean')
        } catch (error) {
          expect(error).toBeInstanceOf(QueryError)
          if (error instanceof QueryError) expect(error.offset).toBeLessThanOrEqual(expression.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('2,000 parentheses or nots end in an error', () => {
    for (const text of ['('.repeat(2000), '!'.repeat(2000), 'not '.repeat(500)])
      expect(() => parseQuery(text)).toThrow(QueryError)
  })
})

describe('patterns', () => {
  it('agree with the regular expressions they come from', () => {
    const step = fc.constantFrom('a', 'b', '.', '.*', '.+', '\\.')
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 }),
        (steps, text) => {
          const pattern = steps.join('')
          expect(matchesPattern(compilePattern(pattern, 0), text)).toBe(
            new RegExp(`^(?:${pattern})$`).test(text),
          )
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('that make regular expressions run away end at once', () => {
    const pattern = compilePattern(`${'.*a'.repeat(100)}b`, 0)
    expect(matchesPattern(pattern, 'a'.repeat(2000))).toBe(false)
  })
})

describe('a negated operator', () => {
  const value = fc.constantFrom('a', 'b', '9', '10')
  const holder = fc.record({ hasIt: fc.boolean(), own: value })
  const operators = fc.constantFrom(['==', '!='], ['in', '!in'], ['=~', '!~'])

  it('selects instances with another value, never those without the attribute', () => {
    fc.assert(
      fc.property(holder, operators, value, ({ hasIt, own }, [positive = '', negative = ''], asked) => {
        const attributes: Record<string, string> = hasIt ? { stack: own } : {}
        const operand = positive === 'in' ? `[${asked}]` : asked
        const selects = (operator: string) =>
          matchesQuery(parseQuery(`attribute:stack ${operator} ${operand}`), { ...instance, attributes })
        expect(selects(negative)).toBe(hasIt && !selects(positive))
      }),
    )
  })
})

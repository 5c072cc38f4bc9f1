import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS } from './actions'
import { CommandLineError, parseCommandLine, toCommandLine } from './command-line'
import { type Kind, parametersOf } from './command-line/parameters'
import { onOneLine } from './shell-words'

const awkward = fc.constantFrom(
  '',
  ' ',
  '--x',
  '-1',
  '7',
  'true',
  'null',
  "it's",
  '"',
  'a,b',
  'a=b',
  '[x',
  '{y',
  '\\',
  'file://x',
  '*',
  'a\nb',
  'a\r\n\tb',
  "it's\nb",
  '\u0000\u001b\u2028',
  '${alb}',
  '…',
)
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  awkward,
  fc.constantFrom('web', 'web:2', '/api/*', 'arn:aws:ecs:us-east-1:1:task/demo/0b69'),
)
const number = fc.oneof(fc.integer(), fc.constantFrom(0.5, 1e21, -3))
const member = fc.oneof(
  fc.constantFrom('Key', 'Value', 'Values', 'containerPort', 'enable', 'type', 'Field', 'portMappings'),
  fc.string({ maxLength: 5 }),
)
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(member, tie('json'), { maxKeys: 3 }),
  ),
}))
const structure = fc.dictionary(member, json, { maxKeys: 4 })

const OF_KIND: Record<Kind, fc.Arbitrary<unknown>> = {
  '': text,
  '#': number,
  '?': fc.boolean(),
  '[]': fc.array(text, { maxLength: 4 }),
  '{}': structure,
  '[{}]': fc.array(structure, { maxLength: 3 }),
}

/** Values of the right kind mostly, of any kind sometimes, and sometimes members that do not exist. */
const commands = fc.constantFrom(...ACTIONS).chain((action) => {
  const parameters = parametersOf(action) ?? []
  const known = parameters.map(({ member: name, kind }) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 5, arbitrary: OF_KIND[kind] }, { weight: 1, arbitrary: json }),
    ),
  )
  const entries = fc.oneof(...known, fc.tuple(fc.string({ maxLength: 6 }), json))
  return fc.record({
    action: fc.constant(action),
    input: fc.array(entries, { maxLength: 5 }).map((all) => Object.fromEntries(all)),
  })
})

describe('command lines', () => {
  it('read back to exactly what they were made from', () => {
    fc.assert(
      fc.property(commands, ({ action, input }) => {
        const line = toCommandLine(action, input)
        const read = parseCommandLine(line)
        // Minus zero has no form in JSON.
        expect(JSON.stringify(sorted(read.input))).toBe(JSON.stringify(sorted(input)))
        expect(read.action).toBe(action)
        expect(toCommandLine(read.action, read.input)).toBe(line)
        const one = onOneLine(line)
        expect(one).not.toMatch(/[\r\n]/)
        expect(parseCommandLine(one)).toEqual(read)
      }),
      { numRuns: 1500 },
    )
  })

  it('end in a command or a CommandLineError, whatever is typed', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'aws ',
        'ecs ',
        'elbv2 ',
        'update-service ',
        'create-rule ',
        '--conditions ',
        '--desired-count ',
        '--placement-strategy ',
      ),
      fc.constantFrom(
        'Field=',
        'Values=',
        ',',
        '[',
        ']',
        '{',
        '}',
        "'",
        '"',
        '\\',
        ' ',
        '=',
        'x',
        '7',
        '--',
        '--cli-input-json ',
        'dockyard ',
        'fault ',
      ),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
        (line) => {
          try {
            expect(ACTIONS).toContain(parseCommandLine(line).action)
          } catch (error) {
            expect(error).toBeInstanceOf(CommandLineError)
            if (error instanceof CommandLineError) expect(error.column).toBeLessThanOrEqual(line.length + 1)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('of 100,000 characters are read in no time', () => {
    const begin = 'aws ecs update-service --deployment-configuration '
    for (const line of [
      `${begin}${'a=b,'.repeat(25_000)}a=c`,
      `${begin}'${'{a='.repeat(30_000)}'`,
      `${begin}"${'\\'.repeat(100_000)}"`,
      `${begin}a=${'x,'.repeat(50_000)}y`,
    ]) {
      const start = performance.now()
      try {
        parseCommandLine(line)
      } catch (error) {
        expect(error).toBeInstanceOf(CommandLineError)
      }
      expect(performance.now() - start).toBeLessThan(5_000)
    }
  })
})

/** Members in order of their names; the order of a line is that of the flags. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)])
}

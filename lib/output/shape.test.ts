import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CommandLineError } from '@/lib/aws/command-line'
import { printerOf } from './shape'

const ANSWER = {
  services: [
    {
      serviceName: 'web',
      status: 'ACTIVE',
      desiredCount: 4,
      deployments: [
        { id: 'ecs-svc/1', status: 'PRIMARY', rolloutState: 'COMPLETED' },
        { id: 'ecs-svc/0', status: 'ACTIVE', rolloutState: null },
      ],
      events: [],
    },
  ],
  failures: [],
}
const LINE = 'aws ecs describe-services --cluster demo --services web'
const print = (flags: string, answer: unknown = ANSWER) => printerOf(`${LINE} ${flags}`)(answer)

/** What the AWS CLI 2 prints of the same answer. */
const TABLE = `----------------------------------------------
|              DescribeServices              |
+--------------------------------------------+
||                 services                 ||
|+---------------+---------------+----------+|
|| desiredCount  |  serviceName  | status   ||
|+---------------+---------------+----------+|
||  4            |  web          |  ACTIVE  ||
|+---------------+---------------+----------+|
|||               deployments              |||
||+-----------+----------------+-----------+||
|||    id     | rolloutState   |  status   |||
||+-----------+----------------+-----------+||
|||  ecs-svc/1|  COMPLETED     |  PRIMARY  |||
|||  ecs-svc/0|  None          |  ACTIVE   |||
||+-----------+----------------+-----------+||
`
const TEXT = `SERVICES\t4\tweb\tACTIVE
DEPLOYMENTS\tecs-svc/1\tCOMPLETED\tPRIMARY
DEPLOYMENTS\tecs-svc/0\tNone\tACTIVE
`

describe('an answer is printed as the AWS CLI prints it', () => {
  it.each<[flags: string, expected: string]>([
    ['--output table', TABLE],
    ['--output text', TEXT],
    ['--output=text --query services[*].[serviceName,desiredCount]', 'web\t4\n'],
    ["--query 'services[0].deployments[?status==`PRIMARY`].id | [0]'", '"ecs-svc/1"\n'],
    [
      "--query 'services[].deployments[].{Id:id,State:rolloutState}' --output text",
      'ecs-svc/1\tCOMPLETED\necs-svc/0\tNone\n',
    ],
    ["--query 'length(services)' --output json", '1\n'],
    ["--query 'services[*].nothing'", '[]\n'],
    ["--query 'nothing'", 'null\n'],
    ["--query 'nothing' --output text", 'None\n'],
    [
      "--query 'services[*].[serviceName,desiredCount]' --output table",
      '------------------\n|DescribeServices|\n+--------+-------+\n|  web   |  4    |\n+--------+-------+\n',
    ],
    [
      "--query 'services[0].{Name:serviceName}' --output table",
      '------------------\n|DescribeServices|\n+--------+-------+\n|  Name  |  web  |\n+--------+-------+\n',
    ],
    [
      '--query \'services[*].{Name:serviceName,Times:[`"2025-01-01"`,`true`]}\' --output yaml',
      "- Name: web\n  Times:\n  - '2025-01-01'\n  - true\n",
    ],
    ['--output yaml --query failures', '[]\n'],
  ])('%s', (flags, expected) => {
    expect(print(flags)).toBe(expected)
  })

  it('JSON has four blanks a level', () => {
    expect(print('--output json', { a: [1] })).toBe('{\n    "a": [\n        1\n    ]\n}\n')
  })

  it('rows that are too wide stand on end', () => {
    const wide = { a: 'x'.repeat(40), b: 'y'.repeat(40) }
    expect(print('--output table', wide)).toContain(`|  a|  ${'x'.repeat(40)}   |\n`)
  })

  it.each(['json', 'text', 'table', 'yaml'])('nothing comes of an empty answer as %s', (format) => {
    expect(print(`--output ${format}`, {})).toBe('')
  })
})

describe('a bad line names its place', () => {
  it.each<[flags: string, message: RegExp, column: number]>([
    ["--query 'services['", /--query: expected "\*", found the end, at character 10 of the query/, 19],
    ["--query 'services[?a==`1`'", /expected "]", found the end/, 26],
    ['--query a#b', /did not expect "#b", at character 2/, 10],
    ["--query 'a b'", /did not expect "b", at character 3/, 12],
    ["--query 'nosuch(a)'", /Unknown function: nosuch\(\), at character 1/, 10],
    ["--query 'pad_left(a, `9`)'", /Unknown function: pad_left\(\)/, 10],
    ["--query 'a + b'", /AWS CLI does not know arithmetic/, 10],
    ["--query ''", /did not expect the end/, 9],
    ['--output xml', /--output takes json, text, table, yaml, not "xml"/, 10],
  ])('%s', (flags, message, column) => {
    const line = `${LINE} ${flags}`
    expect(() => printerOf(line)).toThrow(message)
    try {
      printerOf(line)
    } catch (error) {
      expect(error).toBeInstanceOf(CommandLineError)
      if (error instanceof CommandLineError) expect(error.column).toBe(LINE.length + 1 + column)
    }
  })

  it('also when only the answer shows it', () => {
    expect(() => print("--query 'length(services[0].desiredCount)'")).toThrow(CommandLineError)
  })
})

describe('no query costs more than it may', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => ({ taskArn: `arn:${index}`, tags: ['a', 'b'] }))
  it.each([
    `[@,@]${'[]|[@,@]'.repeat(60)}`,
    `@${'|[@,@]'.repeat(40)}`,
    `@${'|[@,@]'.repeat(40)}|[0]==[1]`,
    `@${'|{a:@,b:@}'.repeat(60)}|to_string(@)`,
    `${'[*].[@,@,@,@,@,@,@,@][]|'.repeat(40)}@`,
    `join(to_string(@), [*].taskArn${', '.repeat(0)})`,
    `[?${'!'.repeat(59)}taskArn]`,
    `${'['.repeat(3_000)}`,
    `${'!'.repeat(3_000)}a`,
    `${'a.'.repeat(1_900)}a`,
    `${'a||'.repeat(1_300)}a`,
    'x'.repeat(5_000),
    `[*].${'[@]|'.repeat(900)}@`,
  ])('%.60s', (query) => {
    const start = performance.now()
    try {
      print(`--query '${query}'`, many)
    } catch (error) {
      expect(error).toBeInstanceOf(CommandLineError)
    }
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('and an honest one about a thousand tasks gets its answer', () => {
    expect(print('--query \'sort_by([?taskArn != `"x"`], &taskArn)[-1].taskArn\'', many)).toBe('"arn:999"\n')
    expect(print("--query '[*].tags[]' --output text", many).split('\t')).toHaveLength(2_000)
  })

  it('whatever is typed, it ends in text or in a CommandLineError', () => {
    const part = fc.constantFrom(
      'services',
      '[',
      ']',
      '[*]',
      '[?',
      '==',
      '`1`',
      '.',
      '{a:',
      '}',
      '@',
      '|',
      '&',
      '(',
      ')',
      'sort_by(',
      'length(',
      "'x",
      '"',
      '\\',
      ',',
      '[]',
      '!',
      '$',
      '`{',
      '-1',
      ':',
    )
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 14 }),
        fc.constantFrom('json', 'text', 'table', 'yaml'),
        (parts, format) => {
          try {
            expect(
              typeof print(`--output ${format} --query '${parts.join('').replaceAll("'", "'\\''")}'`),
            ).toBe('string')
          } catch (error) {
            expect(error).toBeInstanceOf(CommandLineError)
          }
        },
      ),
      { numRuns: 1_500 },
    )
  })
})

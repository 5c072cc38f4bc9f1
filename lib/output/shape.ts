// What a line asks of its answer: `--query` and `--output`. Loaded by who types one of them, so that a page that shows answers
// as they are needs no library for it.

import { CommandLineError, parseCommandLine } from '@/lib/aws/command-line'
import { isShallow } from '@/lib/aws/command-line/json'
import { OUTPUT_FORMATS } from '@/lib/aws/command-line/read-flags'
import { shellWords } from '@/lib/aws/shell-words'
import { readQuery } from './query'
import { QueryError } from './query-error'
import { asTable } from './table'
import { asText } from './text'
import { asYaml } from './yaml'

type Format = (typeof OUTPUT_FORMATS)[number]

interface Value {
  readonly text: string
  readonly offset: number
}

/** Prints what came of this line as it asks for. Throws a CommandLineError for what cannot be read, before anything is done. */
export function printerOf(line: string): (answer: unknown) => string {
  const { query, format } = readShape(line)
  const pick = query === null ? (answer: unknown) => answer : pickerOf(line, query)
  const { action } = parseCommandLine(line)
  return (answer) => printed(format, action, pick(answer))
}

function readShape(line: string): { readonly query: Value | null; readonly format: Format } {
  const output = flagValue(line, 'output')
  const format = OUTPUT_FORMATS.find((name) => name === (output?.text ?? 'json'))
  if (format === undefined)
    throw new CommandLineError(
      `--output takes ${OUTPUT_FORMATS.join(', ')}, not "${output?.text.slice(0, 60)}"`,
      output?.offset ?? 0,
    )
  return { query: flagValue(line, 'query'), format }
}

/** Of `--name value` or `--name=value`. */
function flagValue(line: string, name: string): Value | null {
  const { words } = shellWords(line)
  const glued = words.find(({ text }) => text.startsWith(`--${name}=`))
  if (glued) {
    const before = name.length + 3
    return { text: glued.text.slice(before), offset: glued.offset + before }
  }
  const at = words.findIndex(({ text }) => text === `--${name}`)
  return at < 0 ? null : (words[at + 1] ?? null)
}

function pickerOf(line: string, query: Value): (answer: unknown) => unknown {
  const inLine = (error: unknown) => (error instanceof QueryError ? explained(error, line, query) : error)
  try {
    const pick = readQuery(query.text)
    return (answer) => {
      try {
        return shallow(pick(answer))
      } catch (error) {
        throw inLine(error)
      }
    }
  } catch (error) {
    throw inLine(error)
  }
}

/** Where a quote stands before the query, and nothing in it is escaped, its characters are those of the line. */
function explained({ message, at }: QueryError, line: string, { text, offset }: Value): CommandLineError {
  const begin = line.indexOf(text, offset)
  const isPlain = begin >= 0 && begin - offset <= 2
  const place = at === null ? '' : `, at character ${at + 1} of the query`
  return new CommandLineError(`--query: ${message}${place}`, isPlain ? begin + (at ?? 0) : offset)
}

function shallow(value: unknown): unknown {
  if (isShallow(value)) return value
  throw new QueryError('what it asks for is nested too deeply', null)
}

function printed(format: Format, action: string, value: unknown): string {
  switch (format) {
    case 'json':
      return isEmpty(value) ? '' : `${JSON.stringify(value ?? null, null, 4)}\n`
    case 'yaml':
      return isEmpty(value) ? '' : asYaml(value)
    case 'text':
      return isEmpty(value) ? '' : asText(value)
    case 'table':
      return asTable(action.slice(action.lastIndexOf(':') + 1), value)
  }
}

/** An operation that answers nothing prints nothing. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)
  )
}

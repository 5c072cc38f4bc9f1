// Values of flags: read by the kind of the parameter, and written so that they read back the same.

import { AwsError } from '@/lib/aws/error'
import type { ShellWord } from '@/lib/aws/shell-words'
import { CommandLineError } from './error'
import { isRecord, readJson, sameJson } from './json'
import type { Parameter } from './parameters'
import { readShorthand, type Scalars, ShorthandError, writeShorthand } from './shorthand'

/** A flag as it stands in a line: its values, and where the flag is for messages about what is missing. */
export interface FlagValues {
  readonly parameter: Parameter
  readonly values: readonly Pick<ShellWord, 'text' | 'offset'>[]
  readonly offset: number
  /** `--no-…` */
  readonly negated: boolean
}

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/

/** The value of a flag; throws a CommandLineError. */
export function readFlag(flag: FlagValues, scalars: Scalars): unknown {
  const { parameter, values } = flag
  if (parameter.kind === '?') return readBoolean(flag)
  const [first, second] = values
  if (first === undefined) throw new CommandLineError(`--${parameter.flag} needs a value`, flag.offset)
  for (const { text, offset } of values) {
    if (text.startsWith('file://') || text.startsWith('fileb://')) {
      throw new CommandLineError('files cannot be read here; paste the contents instead', offset)
    }
  }
  if (parameter.kind === '[]') return readList(values)
  if (parameter.kind === '[{}]') return readStructures(values, scalars)
  if (second !== undefined) {
    throw new CommandLineError(
      `--${parameter.flag} takes one value: put quotes around it if it contains spaces`,
      second.offset,
    )
  }
  if (parameter.kind === '{}') return readStructure(first, scalars)
  if (parameter.kind === '') return first.text
  if (!NUMBER.test(first.text))
    throw new CommandLineError(`--${parameter.flag} takes a number, not "${first.text}"`, first.offset)
  return Number(first.text)
}

function readBoolean({ parameter, values, negated }: FlagValues): boolean {
  const [value, more] = values
  if (more ?? (value && value.text !== 'true' && value.text !== 'false')) {
    const wrong = more ?? value
    throw new CommandLineError(
      `--${parameter.flag} takes no value, found "${wrong?.text}"`,
      wrong?.offset ?? 0,
    )
  }
  return (value?.text !== 'false') !== negated
}

function readList(values: FlagValues['values']): readonly unknown[] {
  const [only] = values
  if (values.length === 1 && only?.text.startsWith('[')) {
    const json = jsonOf(only)
    if (Array.isArray(json)) return json
    throw new CommandLineError('expected a JSON list', only.offset)
  }
  return values.map(({ text }) => text)
}

function readStructures(values: FlagValues['values'], scalars: Scalars): readonly unknown[] {
  const [only] = values
  if (values.length === 1 && only?.text.startsWith('[')) return readList(values)
  return values.map((value) => readStructure(value, scalars))
}

function readStructure(word: FlagValues['values'][number], scalars: Scalars): unknown {
  if (word.text.startsWith('{')) {
    const json = jsonOf(word)
    if (isRecord(json)) return json
  }
  try {
    return readShorthand(word.text, scalars)
  } catch (error) {
    if (!(error instanceof ShorthandError)) throw error
    throw new CommandLineError(`${error.message}, in "${word.text.slice(0, 60)}"`, word.offset + error.at)
  }
}

function jsonOf({ text, offset }: FlagValues['values'][number]): unknown {
  const json = readJson(text)
  if ('problem' in json) throw new CommandLineError(json.problem, offset)
  return json.value
}

/** The words that stand for this value, the flag first; null when no form of the flag reads back the same. */
export function writeFlag(parameter: Parameter, value: unknown, scalars: Scalars): readonly string[] | null {
  if (parameter.kind === '?') {
    return typeof value === 'boolean' ? [value ? `--${parameter.flag}` : `--no-${parameter.flag}`] : null
  }
  for (const values of forms(parameter, value)) {
    if (!readsBack(parameter, values, value, scalars)) continue
    // A value that looks like a flag has to be glued to its own.
    if (!values.some((text) => text.startsWith('--'))) return [`--${parameter.flag}`, ...values]
    if (values.length === 1) return [`--${parameter.flag}=${values[0]}`]
  }
  return null
}

/** Ways to write a value, the most readable first. */
function forms(parameter: Parameter, value: unknown): readonly (readonly string[])[] {
  const json = [JSON.stringify(value) ?? '']
  switch (parameter.kind) {
    case '[]':
      return Array.isArray(value) ? [...(isListOfTexts(value) ? [value] : []), json] : []
    case '{}': {
      const shorthand = isRecord(value) ? writeShorthand(value) : null
      return shorthand === null ? [json] : [[shorthand], json]
    }
    case '[{}]': {
      if (!Array.isArray(value)) return []
      const shorthand = value.map((item: unknown) => (isRecord(item) ? writeShorthand(item) : null))
      const words = shorthand.filter((text) => text !== null)
      return words.length === shorthand.length && words.length > 0 ? [words, json] : [json]
    }
    default:
      return typeof value === 'string' || typeof value === 'number' ? [[String(value)]] : []
  }
}

function isListOfTexts(items: readonly unknown[]): items is readonly string[] {
  return items.every((item) => typeof item === 'string')
}

function readsBack(
  parameter: Parameter,
  texts: readonly string[],
  value: unknown,
  scalars: Scalars,
): boolean {
  const values = texts.map((text) => ({ text, offset: 0 }))
  try {
    return sameJson(readFlag({ parameter, values, offset: 0, negated: false }, scalars), value)
  } catch (error) {
    if (error instanceof AwsError) return false
    throw error
  }
}

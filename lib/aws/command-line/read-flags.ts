// Flags of one command: `--name value…`, `--name=value`, `--no-name`. Flags of the AWS CLI itself that change nothing here
// (`--region`, `--output`, …) are accepted.

import { closest } from '@/lib/aws/closest'
import type { ShellWord } from '@/lib/aws/shell-words'
import { type Extra, expandExtra, extraFlags } from './customised'
import { CommandLineError } from './error'
import { isRecord, readJson } from './json'
import { type Parameter, parametersOf } from './parameters'
import type { Scalars } from './shorthand'
import { type FlagValues, readFlag } from './value'

type Word = Pick<ShellWord, 'text' | 'offset'>

interface RawFlag {
  readonly name: string
  readonly offset: number
  readonly values: Word[]
}

/** AWS CLI user guide, cli-configure-options; the number of values each takes. */
export const GLOBAL_FLAGS: ReadonlyMap<string, number> = new Map([
  ['region', 1],
  ['output', 1],
  ['profile', 1],
  ['query', 1],
  ['color', 1],
  ['endpoint-url', 1],
  ['no-cli-pager', 0],
  ['no-paginate', 0],
  ['no-cli-auto-prompt', 0],
  ['debug', 0],
])

/** What `--output` takes. AWS CLI user guide, cli-usage-output-format. */
export const OUTPUT_FORMATS = ['json', 'text', 'table', 'yaml'] as const

const INPUT_JSON = 'cli-input-json'

/** The input that the flags of an action stand for. */
export function readFlags(action: string, words: readonly Word[]): Readonly<Record<string, unknown>> {
  const parameters = parametersOf(action) ?? []
  const scalars: Scalars = action.startsWith('playground:') ? 'as JSON' : 'by name'
  const members = new Map<string, unknown>()
  const extra = new Map<string, { readonly text: string; readonly offset: number }>()
  const seen = new Set<string>()
  let base: Readonly<Record<string, unknown>> = {}
  for (const raw of rawFlags(words)) {
    if (seen.has(raw.name)) throw new CommandLineError(`--${raw.name} is given twice`, raw.offset)
    seen.add(raw.name)
    const flag = parameterOf(raw, parameters)
    if (raw.name === INPUT_JSON) base = inputJson(raw)
    else if (flag) members.set(flag.parameter.member, readFlag(flag, scalars))
    else if (extraFlags(action).includes(raw.name)) extra.set(raw.name, onlyValue(raw))
    else checkGlobal(raw, [...parameters.map((parameter) => parameter.flag), ...extraFlags(action)])
  }
  return { ...base, ...expandExtra(action, extra satisfies Extra), ...Object.fromEntries(members) }
}

function rawFlags(words: readonly Word[]): readonly RawFlag[] {
  const flags: RawFlag[] = []
  for (const { text, offset } of words) {
    const last = flags.at(-1)
    if (text.startsWith('--') && text.length > 2) {
      const equals = text.indexOf('=')
      const name = text.slice(2, equals < 0 ? undefined : equals)
      const values = equals < 0 ? [] : [{ text: text.slice(equals + 1), offset: offset + equals + 1 }]
      flags.push({ name, offset, values })
    } else if (last) last.values.push({ text, offset })
    else throw new CommandLineError(`expected a flag such as --cluster, found "${text.slice(0, 60)}"`, offset)
  }
  return flags
}

function parameterOf(raw: RawFlag, parameters: readonly Parameter[]): FlagValues | null {
  const { values, offset } = raw
  const exact = parameters.find(({ flag }) => flag === raw.name)
  if (exact) return { parameter: exact, values, offset, negated: false }
  const positive = parameters.find(({ flag, kind }) => kind === '?' && `no-${flag}` === raw.name)
  return positive ? { parameter: positive, values, offset, negated: true } : null
}

function onlyValue({ name, values, offset }: RawFlag): Word {
  const [value, more] = values
  if (value === undefined) throw new CommandLineError(`--${name} needs a value`, offset)
  if (more) throw new CommandLineError(`--${name} takes one value`, more.offset)
  return value
}

function inputJson(raw: RawFlag): Readonly<Record<string, unknown>> {
  const { text, offset } = onlyValue(raw)
  const json = readJson(text)
  if ('problem' in json) throw new CommandLineError(json.problem, offset)
  if (!isRecord(json.value)) throw new CommandLineError(`--${INPUT_JSON} takes a JSON object`, offset)
  return json.value
}

function checkGlobal({ name, values, offset }: RawFlag, known: readonly string[]): void {
  const count = GLOBAL_FLAGS.get(name)
  if (count === undefined) {
    const near = closest(name, known).map((flag) => `--${flag}`)
    const hint =
      near.length > 0
        ? `did you mean ${near.join(', ')}?`
        : `it takes ${known.map((flag) => `--${flag}`).join(' ')}`
    throw new CommandLineError(`--${name.slice(0, 60)} is not a flag of this command: ${hint}`, offset)
  }
  if (values.length !== count) {
    throw new CommandLineError(
      `--${name} takes ${count === 0 ? 'no value' : 'one value'}`,
      values[count]?.offset ?? offset,
    )
  }
}

// Flags of the commands, read strictly: an unknown or impossible one is an error before anything happens.

import { parseArgs } from 'node:util'
import { BENCHES } from '@/lib/bench/benches'
import { type SimTime, START } from '@/lib/engine'
import { parseDuration } from '@/lib/scenario'
import { SWEEP_BENCH } from './bench-sweep'
import { UsageError } from './usage-error'

const FORMATS = ['table', 'csv', 'json', 'openmetrics'] as const
export type OutputFormat = (typeof FORMATS)[number]

export interface RunFlags {
  readonly file: string
  /** Null: long enough for the scenario. */
  readonly until: SimTime | null
  readonly seed: number | null
  readonly format: OutputFormat
  /** Length of a step of the series in seconds; null: 1 up to an hour, else 60. */
  readonly stepSeconds: number | null
  /** File that the access logs of all load balancers are written to; null for none. */
  readonly accessLog: string | null
}

const STEP_SECONDS_MAX = 86_400

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>>

/** Positional arguments and flags; throws `UsageError` for what is not known. */
export function parseFlags(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const open = /^Option '(--\w+)' argument is ambiguous/.exec(message)?.[1]
    if (open !== undefined) {
      const value = args[args.indexOf(open) + 1]
      throw new UsageError(`${open} needs a value; "${value}" looks like a flag.`)
    }
    // Node adds advice on "--" that is of no use here.
    const [first = ''] = message.split(/\. |\n/)
    throw new UsageError(`${first.replace(/\.$/, '')}.`)
  }
}

export function onlyFile(command: string, positionals: readonly string[]): string {
  const [file, ...others] = positionals
  if (file === undefined) throw new UsageError(`Give a scenario file: dockyard ${command} FILE`)
  if (others.length > 0)
    throw new UsageError(`Give one scenario file at a time; "${others[0]}" is a second one.`)
  return file
}

export function readRunFlags(args: readonly string[]): RunFlags {
  const { values, positionals } = parseFlags(args, {
    until: { type: 'string' },
    seed: { type: 'string' },
    step: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
    'access-log': { type: 'string' },
  })
  const text = (name: 'until' | 'seed' | 'step' | 'format' | 'access-log') =>
    values[name] as string | undefined
  return {
    file: onlyFile('run', positionals),
    until: readUntil(text('until')),
    seed: readInteger('seed', text('seed'), 0, Number.MAX_SAFE_INTEGER),
    stepSeconds: readInteger('step', text('step'), 1, STEP_SECONDS_MAX),
    format: readFormat(text('format'), values.json === true),
    accessLog: text('access-log') ?? null,
  }
}

export interface ReportFlags extends Pick<RunFlags, 'file' | 'until' | 'seed'> {
  readonly format: 'html' | 'csv'
  /** Null: standard output. */
  readonly out: string | null
}

/** `dockyard report FILE [--until T] [--seed N] [--format html|csv] [--out FILE]`: without `--format` the name of `--out` says it. */
export function readReportFlags(args: readonly string[]): ReportFlags {
  const string = { type: 'string' } as const
  const { values, positionals } = parseFlags(args, {
    until: string,
    seed: string,
    format: string,
    out: string,
  })
  const text = (name: 'until' | 'seed' | 'format' | 'out') => values[name] as string | undefined
  const format = text('format') ?? (/\.csv$/i.test(text('out') ?? '') ? 'csv' : 'html')
  if (format !== 'html' && format !== 'csv')
    throw new UsageError(`--format must be html or csv, not "${format}".`)
  return {
    file: onlyFile('report', positionals),
    until: readUntil(text('until')),
    seed: readInteger('seed', text('seed'), 0, Number.MAX_SAFE_INTEGER),
    format,
    out: text('out') ?? null,
  }
}

export function readFile(command: string, args: readonly string[]): string {
  return onlyFile(command, parseFlags(args, {}).positionals)
}

export interface BenchFlags {
  readonly quick: boolean
  /** Name of the one benchmark to run; null for all. */
  readonly only: string | null
}

/** `dockyard bench [--quick] [--only NAME]` */
export function readBenchFlags(args: readonly string[]): BenchFlags {
  const { values, positionals } = parseFlags(args, { quick: { type: 'boolean' }, only: { type: 'string' } })
  if (positionals[0] !== undefined)
    throw new UsageError(`dockyard bench takes no arguments, not "${positionals[0]}".`)
  const only = typeof values.only === 'string' ? values.only : null
  const names = [...BENCHES.map(({ name }) => name), SWEEP_BENCH]
  if (only !== null && !names.includes(only))
    throw new UsageError(`There is no benchmark "${only}". The benchmarks are ${names.join(', ')}.`)
  return { quick: values.quick === true, only }
}

export function readUntil(text: string | undefined): SimTime | null {
  const time = readTime('until', text)
  if (time !== null && time <= START)
    throw new UsageError(`--until must be a time after the start, not "${text}".`)
  return time
}

export function readTime(name: string, text: string | undefined): SimTime | null {
  if (text === undefined) return null
  const time = parseDuration(/^\d+(\.\d+)?$/.test(text) ? Number(text) : text)
  if (time !== null) return time
  throw new UsageError(
    `--${name} must be a time such as 90s, 10m, 1h30m or a number of seconds, not "${text}".`,
  )
}

export function readInteger(name: string, text: string | undefined, min: number, max: number): number | null {
  if (text === undefined) return null
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new UsageError(`--${name} must be a whole number from ${min} to ${max}, not "${text}".`)
}

function readFormat(text: string | undefined, json: boolean): OutputFormat {
  const format = FORMATS.find((known) => known === text)
  if (text !== undefined && format === undefined)
    throw new UsageError(`--format must be table, csv or json, or openmetrics, not "${text}".`)
  if (json && text !== undefined && text !== 'json')
    throw new UsageError('Give --json or --format, not both.')
  return json ? 'json' : (format ?? 'table')
}

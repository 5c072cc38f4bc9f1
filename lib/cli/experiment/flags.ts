// Flags of `sweep`, `compare`, `merge` and `worker`.

import { START, US_PER_MS } from '@/lib/engine'
import { type Factor, parseFactor, parseSetting } from '@/lib/experiment/factor'
import type { Shard } from '@/lib/experiment/plan'
import { RUNS_MAX } from '@/lib/experiment/plan'
import type { Setting } from '@/lib/experiment/setting'
import { onlyFile, parseFlags, readInteger, readTime, readUntil } from '../flags'
import { UsageError } from '../usage-error'
import { type PlanFlags, told } from './experiment'
import { type QueueAddress, readQueueAddress } from './queue/address'
import type { WorkerFlags } from './queue/worker'
import type { ResultFormat } from './write-result'

export const REPLICATIONS_DEFAULT = 10
const WORKERS_MAX = 1_024
const SHARDS_MAX = 10_000

const PLAN_OPTIONS = {
  replications: { type: 'string' },
  seed: { type: 'string' },
  until: { type: 'string' },
  'warm-up': { type: 'string' },
  workers: { type: 'string' },
} as const

type Values = Readonly<Record<string, unknown>>

const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
const listOf = (values: Values, name: string): readonly string[] => {
  const value = values[name]
  return Array.isArray(value) ? value : []
}

function readPlan(values: Values): PlanFlags & { readonly workers: number | null } {
  return {
    seed: readInteger('seed', textOf(values, 'seed'), 0, Number.MAX_SAFE_INTEGER - RUNS_MAX),
    replications:
      readInteger('replications', textOf(values, 'replications'), 1, RUNS_MAX) ?? REPLICATIONS_DEFAULT,
    until: readUntil(textOf(values, 'until')),
    warmUp: readTime('warm-up', textOf(values, 'warm-up')) ?? START,
    workers: readInteger('workers', textOf(values, 'workers'), 1, WORKERS_MAX),
  }
}

export interface SweepFlags extends PlanFlags {
  readonly file: string
  readonly factors: readonly Factor[]
  readonly out: string
  readonly format: ResultFormat
  /** Null: as many as there are cores. */
  readonly workers: number | null
  /** Null: all runs, and a result in place of a part. */
  readonly shard: Shard | null
  /** Null: the runs are done here. */
  readonly queue: QueueAddress | null
}

export function readSweepFlags(args: readonly string[]): SweepFlags {
  const { values, positionals } = parseFlags(args, {
    ...PLAN_OPTIONS,
    vary: { type: 'string', multiple: true },
    out: { type: 'string' },
    format: { type: 'string' },
    shard: { type: 'string' },
    queue: { type: 'string' },
  })
  const file = onlyFile('sweep', positionals)
  const out = readOut(values)
  const shard = readShard(textOf(values, 'shard'))
  const queue = textOf(values, 'queue')
  if (queue !== undefined && values.workers !== undefined)
    throw new UsageError('With --queue the runs are done by `dockyard worker`, which has --concurrency.')
  if (shard !== null && values.format !== undefined)
    throw new UsageError('A part of a shard has its own format: give --format to `dockyard merge`.')
  return {
    ...readPlan(values),
    file,
    factors: listOf(values, 'vary').map((text) => told(() => parseFactor(text), '--vary ')),
    out,
    format: readResultFormat(textOf(values, 'format'), out),
    shard,
    queue: queue === undefined ? null : readQueueAddress(queue),
  }
}

/** What BullMQ has: a job is lost to a worker that has been silent for so long. */
const LOST_AFTER_DEFAULT_MS = 30_000
const LOST_AFTER_MS_MIN = 1_000

export function readWorkerFlags(args: readonly string[]): WorkerFlags {
  const { values, positionals } = parseFlags(args, {
    queue: { type: 'string' },
    concurrency: { type: 'string' },
    'lost-after': { type: 'string' },
  })
  const queue = textOf(values, 'queue')
  if (queue === undefined || positionals.length > 0)
    throw new UsageError('Give the queue: dockyard worker --queue redis://host:6379')
  const lostAfter = readTime('lost-after', textOf(values, 'lost-after'))
  const lostAfterMs = lostAfter === null ? LOST_AFTER_DEFAULT_MS : lostAfter / US_PER_MS
  if (lostAfterMs < LOST_AFTER_MS_MIN) throw new UsageError('--lost-after must be at least 1s.')
  return {
    address: readQueueAddress(queue),
    concurrency: readInteger('concurrency', textOf(values, 'concurrency'), 1, WORKERS_MAX),
    lostAfterMs,
  }
}

export interface MergeFlags {
  readonly parts: readonly string[]
  readonly out: string
  readonly format: ResultFormat
}

export function readMergeFlags(args: readonly string[]): MergeFlags {
  const { values, positionals } = parseFlags(args, { out: { type: 'string' }, format: { type: 'string' } })
  if (positionals.length === 0) throw new UsageError('Give the parts: dockyard merge PART… --out FILE')
  const out = readOut(values)
  return { parts: positionals, out, format: readResultFormat(textOf(values, 'format'), out) }
}

export type CompareFormat = 'table' | ResultFormat

export interface CompareFlags extends PlanFlags {
  readonly a: { readonly file: string; readonly settings: readonly Setting[] }
  readonly b: { readonly file: string; readonly settings: readonly Setting[] }
  readonly format: CompareFormat
  readonly workers: number | null
}

export function readCompareFlags(args: readonly string[]): CompareFlags {
  const { values, positionals } = parseFlags(args, {
    ...PLAN_OPTIONS,
    a: { type: 'string', multiple: true },
    b: { type: 'string', multiple: true },
    format: { type: 'string' },
    json: { type: 'boolean' },
  })
  const [a, b, ...others] = positionals
  if (a === undefined || b === undefined || others.length > 0)
    throw new UsageError('Give two scenarios: dockyard compare A B')
  const settings = (name: 'a' | 'b') =>
    listOf(values, name).map((text) => told(() => parseSetting(text), `--${name} `))
  const format = textOf(values, 'format') ?? (values.json === true ? 'json' : 'table')
  if (format !== 'table' && format !== 'json' && format !== 'csv')
    throw new UsageError(`--format must be table, csv or json, not "${format}".`)
  return {
    ...readPlan(values),
    a: { file: a, settings: settings('a') },
    b: { file: b, settings: settings('b') },
    format,
  }
}

function readOut(values: Values): string {
  const out = textOf(values, 'out')
  if (out === undefined || out === '') throw new UsageError('Give a file for the result: --out FILE')
  return out
}

/** Unless it is said: by the name of the file. */
function readResultFormat(text: string | undefined, out: string): ResultFormat {
  if (text === undefined) return out.endsWith('.csv') ? 'csv' : 'json'
  if (text === 'json' || text === 'csv') return text
  throw new UsageError(`--format must be json or csv, not "${text}".`)
}

function readShard(text: string | undefined): Shard | null {
  if (text === undefined) return null
  const [, index = 0, count = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number)
  if (index >= 1 && index <= count && count <= SHARDS_MAX) return { index, count }
  throw new UsageError(
    `--shard must be such as 1/8: which one, and of how many (${SHARDS_MAX} at most), not "${text}".`,
  )
}

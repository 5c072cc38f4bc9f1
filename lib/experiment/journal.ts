// The rows of an experiment as text: a line that says which experiment it is, then a line a run. A line is written at once and ends
// with a line end, so that whatever is cut off in the middle is known to be. Parts of shards have the same form.

import * as z from 'zod'
import { assert, simTime } from '@/lib/engine'
import type { RunRow } from './estimates'
import { ExperimentError } from './experiment-error'
import { MEASURES } from './measures'
import { type Plan, RUNS_MAX, runCount } from './plan'
import { VALUES_MAX } from './values'

/** What the result depends on, and its fingerprint. */
export interface Identity {
  /** Version and build of Dockyard: another may come to other numbers. */
  readonly dockyard: string
  /** SHA-256 over everything that the result depends on, the scenario included. */
  readonly experiment: string
  readonly scenario: string
  readonly plan: Plan
  readonly measures: readonly string[]
}

const time = z.int().min(0).max(Number.MAX_SAFE_INTEGER).transform(simTime)

const planSchema = z.strictObject({
  factors: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(2_000),
        values: z.array(z.unknown()).min(1).max(VALUES_MAX),
      }),
    )
    .max(32),
  firstSeed: z.int().min(0),
  replications: z.int().min(1).max(RUNS_MAX),
  until: time,
  warmUp: time,
})

const identitySchema = z.strictObject({
  dockyard: z.string().max(200),
  experiment: z.string().regex(/^[0-9a-f]{64}$/),
  scenario: z.string().max(1_000),
  plan: planSchema,
  measures: z.array(z.string().max(100)).max(200),
})

/** A row from outside: a file, or a queue. Of this version, since it has this version's measures. */
export const rowSchema = z.strictObject({
  run: z.int().min(0).max(RUNS_MAX),
  traceHash: z.string().regex(/^[0-9a-f]{16}$/),
  measures: z.array(z.number().nullable()).length(MEASURES.length),
})

export interface Journal {
  readonly identity: Identity
  readonly rows: readonly RunRow[]
  /** Characters up to the end of the last whole line. */
  readonly length: number
}

export const headLine = (identity: Identity): string => `${JSON.stringify(identity)}\n`

export function rowLine({ run, traceHash, measures }: RunRow): string {
  assert(
    measures.every((value) => value === null || Number.isFinite(value)),
    `run ${run} has no finite measures`,
  )
  return `${JSON.stringify({ run, traceHash, measures })}\n`
}

/** Null when not even the first line is whole. `name` is what messages call the file. */
export function readJournal(text: string, name: string): Journal | null {
  const length = text.lastIndexOf('\n') + 1
  if (length === 0) return null
  const [head = '', ...lines] = text.slice(0, length - 1).split('\n')
  const identity = identitySchema.safeParse(parsed(head))
  if (!identity.success || runCount(identity.data.plan) > RUNS_MAX)
    throw new ExperimentError(`${name} is not the journal of an experiment`)
  const rows = new Map<number, RunRow>()
  for (const [i, line] of lines.entries()) {
    const row = rowSchema.safeParse(parsed(line))
    const known = row.success ? rows.get(row.data.run) : undefined
    if (!row.success || (known && rowLine(known) !== rowLine(row.data)))
      throw new ExperimentError(`${name}, line ${i + 2}: this is no row of an experiment of this version`)
    rows.set(row.data.run, row.data)
  }
  return { identity: identity.data, rows: [...rows.values()], length }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** What differs between two experiments, for people; null when they are the same. */
export function difference(one: Identity, other: Identity): string | null {
  if (one.experiment === other.experiment) return null
  const parts: readonly (readonly [string, unknown, unknown])[] = [
    ['version of Dockyard', one.dockyard, other.dockyard],
    ['scenario', one.scenario, other.scenario],
    ['--vary', one.plan.factors, other.plan.factors],
    ['first seed', one.plan.firstSeed, other.plan.firstSeed],
    ['replications', one.plan.replications, other.plan.replications],
    ['--until', one.plan.until, other.plan.until],
    ['--warm-up', one.plan.warmUp, other.plan.warmUp],
  ]
  const names = parts.filter(([, a, b]) => JSON.stringify(a) !== JSON.stringify(b)).map(([name]) => name)
  return names.length === 0 ? 'content of the scenario' : names.join(', ')
}

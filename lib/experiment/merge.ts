// Parts of one experiment become the whole of it, or it is said what is wrong with them.

import type { RunRow } from './estimates'
import { ExperimentError } from './experiment-error'
import { difference, type Identity, type Journal } from './journal'
import { cellOf, cellsOf, runCount, seedOf } from './plan'
import { settingsText } from './setting'

export interface Part extends Pick<Journal, 'identity' | 'rows'> {
  readonly name: string
}

/** So many runs are named; a count stands for the others. */
const NAMED_MAX = 5

export function mergeParts(parts: readonly Part[]): {
  readonly identity: Identity
  readonly rows: readonly RunRow[]
} {
  const [first, ...others] = parts
  if (!first) throw new ExperimentError('there are no parts to merge')
  const { identity } = first
  const problems = [
    ...others.flatMap((part) => foreign(first, part)),
    ...overlaps(parts.filter((part) => part.identity.experiment === identity.experiment)),
  ]
  if (problems.length > 0) throw new ExperimentError(problems.join('\n'))
  const rows = parts.flatMap((part) => part.rows)
  const missing = missingRuns(identity, rows)
  if (missing.length > 0)
    throw new ExperimentError(`missing of ${runCount(identity.plan)} runs: ${named(identity, missing)}`)
  return { identity, rows }
}

function foreign(first: Part, part: Part): readonly string[] {
  const what = difference(first.identity, part.identity)
  return what === null ? [] : [`${part.name} is of another experiment than ${first.name}: another ${what}`]
}

function overlaps(parts: readonly Part[]): readonly string[] {
  const owners = new Map<number, Part>()
  const shared = new Map<string, { readonly part: Part; readonly owner: Part; readonly runs: number[] }>()
  for (const part of parts) {
    for (const { run } of part.rows) {
      const owner = owners.get(run)
      if (owner === undefined) owners.set(run, part)
      else {
        const key = `${parts.indexOf(owner)} ${parts.indexOf(part)}`
        const pair = shared.get(key) ?? { part, owner, runs: [] }
        pair.runs.push(run)
        shared.set(key, pair)
      }
    }
  }
  return [...shared.values()].map(
    ({ part, owner, runs }) => `${part.name} overlaps ${owner.name}: ${named(part.identity, runs)}`,
  )
}

function missingRuns({ plan }: Identity, rows: readonly RunRow[]): readonly number[] {
  const known = new Set(rows.map(({ run }) => run))
  return Array.from({ length: runCount(plan) }, (_, run) => run).filter((run) => !known.has(run))
}

function named({ plan }: Identity, runs: readonly number[]): string {
  const cells = cellsOf(plan.factors)
  const names = runs.slice(0, NAMED_MAX).map((run) => {
    const settings = settingsText(cells[cellOf(plan, run)] ?? [])
    return `${settings === '' ? '' : `${settings}, `}seed ${seedOf(plan, run)}`
  })
  const left = runs.length - names.length
  return `${names.join('; ')}${left > 0 ? `; and ${left} more` : ''}`
}

// Runs many seeds and tells what became of them, in a form that can be acted on: the seeds that failed, and how.

import { runSeed, type SwarmOptions, type SwarmResult } from './run'

const TOLD_IN_FULL = 3

export interface SwarmReport {
  readonly results: readonly SwarmResult[]
  readonly failures: readonly { readonly seed: number; readonly message: string }[]
}

export function runSwarm({
  from,
  count,
  ...options
}: SwarmOptions & { readonly from: number; readonly count: number }): SwarmReport {
  const results: SwarmResult[] = []
  const failures: { readonly seed: number; readonly message: string }[] = []
  for (let seed = from; seed < from + count; seed++) {
    try {
      results.push(runSeed(seed, options))
    } catch (error) {
      failures.push({ seed, message: error instanceof Error ? error.message : String(error) })
    }
  }
  return { results, failures }
}

/** Empty when all went well. Run one of the seeds alone with `SWARM_SEED=… vitest run swarm`. */
export function story({ failures }: SwarmReport): string {
  if (failures.length === 0) return ''
  const seeds = failures.map(({ seed }) => seed).join(', ')
  return [`seeds ${seeds} failed`, ...failures.slice(0, TOLD_IN_FULL).map(({ message }) => message)].join(
    '\n\n',
  )
}

/** Which seeds this process is to run: `SWARM_SEED` names one, `SWARM_SEEDS` says how many, else as many as CI has time for. */
export function seedsOf(share: number): { readonly from: number; readonly count: number } {
  const { SWARM_SEED, SWARM_SEEDS } = process.env
  const one = Number(SWARM_SEED)
  if (one > 0) return { from: one, count: 1 }
  return { from: 1, count: Math.ceil(Number(SWARM_SEEDS ?? SEEDS_DEFAULT) * share) }
}

const SEEDS_DEFAULT = 1_000

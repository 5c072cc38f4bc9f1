// Random worlds in which nothing breaks: images work, instances stay. Here services keep what they promise.

import { describe, expect, it } from 'vitest'
import { runSwarm, seedsOf, story } from '@/lib/testing/swarm/report'

const SEEDS = seedsOf(0.5)
const TIMEOUT_MS = 3_600_000

describe('with operations but no faults', () => {
  it(
    `the invariants hold, and services become steady unless room or percentages forbid it (${SEEDS.count} seeds)`,
    () => {
      const report = runSwarm({ ...SEEDS, faults: false })
      expect(story(report)).toBe('')
      const reasons = new Set(report.results.flatMap((result) => result.reasons))
      expect([...reasons].filter((reason) => reason === 'failed' || reason === 'throttled')).toEqual([])
    },
    TIMEOUT_MS,
  )
})

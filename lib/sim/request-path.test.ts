import { describe, expect, it } from 'vitest'
import { afterSeconds, simTime, US_PER_SECOND } from '@/lib/engine/time'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from './index'

describe('the hops of a request', () => {
  // Where the work comes from a queue there are none.
  it.each(builtInScenarios.filter(({ id }) => id !== 'queue-backlog'))(
    'take together as long as the request: $id',
    ({ scenario }) => {
      const simulation = createSimulation(scenario)
      const outcomes = new Set<string>()
      for (
        let time = simTime(90 * US_PER_SECOND);
        time <= 300 * US_PER_SECOND;
        time = afterSeconds(time, 10)
      ) {
        simulation.advanceTo(time)
        for (const { id, outcome } of simulation.frame().samples.slice(-50)) {
          const path = simulation.follow(id)
          if (path === null || path.endedAt === null) continue
          outcomes.add(outcome)
          const spent = path.hops.map(({ durationUs }) => durationUs ?? 0)
          expect(Math.min(...spent)).toBeGreaterThanOrEqual(0)
          expect([outcome, spent.reduce((sum, us) => sum + us, 0)]).toEqual([
            outcome,
            path.endedAt - path.startedAt,
          ])
        }
      }
      expect(outcomes).toContain('ok')
    },
  )
})

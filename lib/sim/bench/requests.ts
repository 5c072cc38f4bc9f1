import { benchDataPlane } from '@/lib/world/data-plane/data-plane.bench-core'
import { type Bench, grouped } from './bench'

/** How many requests a second of CPU moves through the data plane alone: 20 tasks on 4 instances. */
export const requests: Bench = {
  name: 'requests',
  measure: ({ clock, quick }) =>
    benchDataPlane(clock, quick ? 100_000 : 1_000_000).map((result) => ({
      name: `requests, ${result.name} CPU`,
      unit: 'requests',
      count: result.requests,
      nsEach: (1e9 * result.seconds) / result.requests,
      figure: `${grouped(result.requestsPerSecond)} requests/s of CPU, ${result.eventsPerRequest} events each`,
      goal: result.name === 'contended' ? '≥ 600,000/s' : '≥ 900,000/s',
      traceHash: result.hash,
    })),
}

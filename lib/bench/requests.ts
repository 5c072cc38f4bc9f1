import { type Bench, grouped } from './bench'
import { benchDataPlane } from './data-plane'

const NAMES: Readonly<Record<string, string>> = {
  uncontended: 'requests, uncontended CPU',
  contended: 'requests, contended CPU',
  spread: 'requests, 1,000 tasks behind one load balancer',
}
const GOALS: Readonly<Record<string, string>> = {
  uncontended: '≥ 900,000/s',
  contended: '≥ 600,000/s',
  spread: '≥ 500,000/s',
}

/** How many requests a second of CPU moves through the data plane alone: 20 tasks on 4 instances, then 1,000 on 200. */
export const requests: Bench = {
  name: 'requests',
  measure: ({ clock, quick }) =>
    benchDataPlane(clock, quick ? 100_000 : 1_000_000).map((result) => ({
      name: NAMES[result.name] ?? result.name,
      unit: 'requests',
      count: result.requests,
      nsEach: (1e9 * result.seconds) / result.requests,
      figure: `${grouped(result.requestsPerSecond)} requests/s of CPU, ${result.eventsPerRequest} events each`,
      goal: GOALS[result.name] ?? null,
      traceHash: result.hash,
    })),
}

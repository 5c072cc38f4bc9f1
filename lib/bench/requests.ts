import { type Bench, type BenchLine, grouped } from './bench'
import { benchDataPlane, benchMessages, type DataPlaneBenchResult } from './data-plane'

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

/**
 * How many requests a second of CPU moves through the data plane alone: 20 tasks on 4 instances, then 1,000 on 200; and what a message of
 * a queue costs beside a request of the same work.
 */
export const requests: Bench = {
  name: 'requests',
  measure: ({ clock, quick }) => {
    const count = quick ? 100_000 : 1_000_000
    const results = benchDataPlane(clock, count)
    return [...results.map(requestsLine), messagesLine(benchMessages(clock, count), results)]
  },
}

function requestsLine(result: DataPlaneBenchResult): BenchLine {
  return {
    name: NAMES[result.name] ?? result.name,
    unit: 'requests',
    count: result.requests,
    nsEach: (1e9 * result.seconds) / result.requests,
    figure: `${grouped(result.requestsPerSecond)} requests/s of CPU, ${result.eventsPerRequest} events each`,
    goal: GOALS[result.name] ?? null,
    traceHash: result.hash,
  }
}

function messagesLine(
  { done, seconds, perSecond, eventsEach, hash }: ReturnType<typeof benchMessages>,
  [same]: readonly DataPlaneBenchResult[],
): BenchLine {
  const ratio = same ? seconds / done / (same.seconds / same.requests) : Number.NaN
  return {
    name: 'messages of a queue, uncontended CPU',
    unit: 'messages',
    count: done,
    nsEach: (1e9 * seconds) / done,
    figure: `${grouped(perSecond)} messages/s of CPU, ${eventsEach} events each, ${ratio.toFixed(2)} × a request`,
    goal: '≤ 1.5 × a request',
    traceHash: hash,
  }
}

// What is counted of requests from the start of a run to some moment. Two of these say what happened in between, so that a
// warm-up can be left out without the run knowing of it.

import { hasFailed } from './codes'
import type { RequestCounts, RequestSummary } from './contract'

/** Requests that ended after `earlier`, whenever they began. */
export function countsSince(counts: RequestCounts, earlier: RequestCounts): RequestCounts {
  return {
    latencyUs: counts.latencyUs.since(earlier.latencyUs),
    byStatus: counts.byStatus.map((count, status) => count - (earlier.byStatus[status] ?? 0)),
    redirects: counts.redirects - earlier.redirects,
    retries: counts.retries - earlier.retries,
    timeouts: counts.timeouts - earlier.timeouts,
  }
}

export function summaryOf(counted: RequestCounts): RequestSummary {
  const { latencyUs, byStatus: counts, redirects, retries, timeouts } = counted
  const byStatus: Record<string, number> = {}
  let total = 0
  let failed = 0
  counts.forEach((count, status) => {
    if (count > 0) byStatus[String(status).padStart(3, '0')] = count
    total += count
    if (hasFailed(status)) failed += count
  })
  const ms = (us: number) => us / 1_000
  return {
    total,
    byStatus,
    latencyMs: {
      mean: ms(latencyUs.mean),
      p50: ms(latencyUs.quantile(0.5)),
      p90: ms(latencyUs.quantile(0.9)),
      p99: ms(latencyUs.quantile(0.99)),
      max: ms(latencyUs.max),
    },
    clients: {
      succeeded: total - failed - redirects,
      gaveUp: failed - retries,
      retries,
      redirects,
      timeouts,
    },
  }
}

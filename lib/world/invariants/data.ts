// Requests are neither lost nor made up.

import type { Invariant } from './invariant'

/** Cheap enough to be asked in every run, once a minute. */
export const requestsConserved: Invariant = {
  statement: 'requests that came in are answered, failed or in flight',
  *broken({ data }) {
    const { total, inFlight } = data.totals()
    const done = data.counted().byStatus.reduce((sum, count) => sum + count, 0)
    if (inFlight < 0 || total !== done + inFlight)
      yield `${total} came in, ${done} are done and ${inFlight} in flight`
  },
}

const numbersAgree: Invariant = {
  statement: 'what requests are routed by is what the records say, and counters count what is in flight',
  broken: ({ data }) => data.audit(),
}

export const DATA_INVARIANTS: readonly Invariant[] = [requestsConserved, numbersAgree]

import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { describePattern } from '@/lib/traffic/describe-arrivals'
import { expectedRps } from '@/lib/traffic/rate-of'
import { changesAfter } from '@/lib/traffic/scale-arrivals'
import { viewSource } from './view-source'

/** Views of sources are sent every second. */
const POINTS_SENT_MAX = 100

function isSmall(arrivals: Arrivals): boolean {
  if (arrivals.kind === 'trace') return false
  if (arrivals.kind === 'poisson' || arrivals.kind === 'uniform')
    return arrivals.rate.length <= POINTS_SENT_MAX
  if (arrivals.kind !== 'closed' || typeof arrivals.users === 'number') return true
  return arrivals.users.points.length <= POINTS_SENT_MAX
}

export const trafficSource = viewSource({
  table: ({ traffic }) => traffic,
  prefix: 'traffic/',
  isLive: true,
  view: ({ engine, data }, { name, loadBalancerArn, port, arrivals, since, requests, client }) => ({
    kind: 'traffic',
    key: `traffic/${name}`,
    name,
    loadBalancerArn,
    port,
    targetRps: expectedRps(arrivals, since, engine.now),
    isCurve: changesAfter(arrivals, since, engine.now),
    rps: data.trafficRps(name),
    description: describePattern(arrivals),
    arrivals: isSmall(arrivals) ? arrivals : null,
    requests,
    client,
  }),
  // It is the playground's own: AWS has no operation that describes it.
  subject: () => ({ describe: [], charts: [] }),
})

import { describePattern } from '@/lib/traffic/describe-arrivals'
import { expectedRps } from '@/lib/traffic/rate-of'
import { changesAfter } from '@/lib/traffic/scale-arrivals'
import { sentArrivals } from './sent-arrivals'
import { viewSource } from './view-source'

export const trafficSource = viewSource({
  table: ({ traffic }) => traffic,
  prefix: 'traffic/',
  isLive: true,
  view: ({ engine, data }, { arrivals, since, ...source }) => ({
    kind: 'traffic',
    key: `traffic/${source.name}`,
    ...source,
    targetRps: expectedRps(arrivals, since, engine.now),
    isCurve: changesAfter(arrivals, since, engine.now),
    rps: data.trafficRps(source.name),
    description: describePattern(arrivals),
    arrivals: sentArrivals(arrivals),
  }),
  // It is the playground's own: AWS has no operation that describes it.
  subject: () => ({ describe: [], charts: [] }),
})

import { describeArrivals, targetRps } from '../traffic-words'
import { viewSource } from './view-source'

export const trafficSource = viewSource({
  table: ({ traffic }) => traffic,
  prefix: 'traffic/',
  isLive: true,
  view: ({ engine, data }, { name, loadBalancerArn, port, arrivals }) => ({
    kind: 'traffic',
    key: `traffic/${name}`,
    name,
    loadBalancerArn,
    port,
    targetRps: targetRps(arrivals, engine.now),
    rps: data.trafficRps(name),
    description: describeArrivals(arrivals),
  }),
  // It is the playground's own: AWS has no operation that describes it.
  subject: () => ({ describe: [], charts: [] }),
})

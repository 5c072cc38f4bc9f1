import { describePattern } from '@/lib/traffic/describe-arrivals'
import { expectedRps } from '@/lib/traffic/rate-of'
import { clusterOf } from '@/lib/world/lifecycle/lookup'
import { backlogPerTask } from '@/lib/world/queues/backlog'
import { shownRate } from '../usage'
import { sentArrivals } from './sent-arrivals'
import { viewSource } from './view-source'

export const queueSource = viewSource({
  table: ({ queues }) => queues,
  prefix: 'queue/',
  isLive: true,
  view: (world, queue) => {
    const { name, serviceArn, arrivals, since, cpuMs, waitMs, messagesAtOnce, visibilityTimeoutSeconds } =
      queue
    const service = world.state.services.get(serviceArn)
    const { oldestSeconds, ...figures } = world.data.queueFigures(name)
    return {
      kind: 'queue',
      key: `queue/${name}`,
      name,
      serviceArn,
      serviceName: service?.name ?? serviceArn,
      clusterName: service === undefined ? '' : clusterOf(world, service).name,
      ...figures,
      oldestSeconds: Math.floor(oldestSeconds),
      receivedPerSecond: shownRate(figures.receivedPerSecond),
      targetRps: expectedRps(arrivals, since, world.engine.now) ?? 0,
      backlogPerTask: backlogPerTask(world, queue, figures),
      description: describePattern(arrivals, 'messages'),
      arrivals: sentArrivals(arrivals),
      cpuMs,
      waitMs,
      messagesAtOnce,
      visibilityTimeoutSeconds,
    }
  },
  // The playground makes it: no operation of ECS or CloudWatch describes it.
  subject: () => ({ describe: [], charts: [] }),
})

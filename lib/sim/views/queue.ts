import { describePattern } from '@/lib/traffic/describe-arrivals'
import { expectedRps } from '@/lib/traffic/rate-of'
import { backlogPerTask } from '@/lib/world/queues/backlog'
import { viewSource } from './view-source'

export const queueSource = viewSource({
  table: ({ queues }) => queues,
  prefix: 'queue/',
  isLive: true,
  view: (world, queue) => {
    const { name, serviceArn, arrivals, since, messagesAtOnce, visibilityTimeoutSeconds } = queue
    const { oldestSeconds, ...figures } = world.data.queueFigures(name)
    return {
      kind: 'queue',
      key: `queue/${name}`,
      name,
      serviceArn,
      serviceName: world.state.services.get(serviceArn)?.name ?? serviceArn,
      ...figures,
      oldestSeconds: Math.floor(oldestSeconds),
      targetRps: expectedRps(arrivals, since, world.engine.now) ?? 0,
      backlogPerTask: backlogPerTask(world, queue, figures),
      description: describePattern(arrivals),
      messagesAtOnce,
      visibilityTimeoutSeconds,
    }
  },
  // The playground makes it: no operation of ECS or CloudWatch describes it.
  subject: () => ({ describe: [], charts: [] }),
})

import type { LoadBalancer } from '@/lib/world/records/elb'
import { attributesOutput } from './attributes'

export const IDLE_TIMEOUT = 'idle_timeout.timeout_seconds'
export const HTTP2 = 'routing.http2.enabled'
export const CROSS_ZONE = 'load_balancing.cross_zone.enabled'

export const loadBalancerAttributesOutput = (loadBalancer: LoadBalancer) => ({
  Attributes: attributesOutput(
    loadBalancer.type === 'network'
      ? { [CROSS_ZONE]: String(loadBalancer.crossZone) }
      : {
          [IDLE_TIMEOUT]: String(loadBalancer.idleTimeoutSeconds),
          [HTTP2]: String(loadBalancer.takesHttp2),
        },
  ),
})

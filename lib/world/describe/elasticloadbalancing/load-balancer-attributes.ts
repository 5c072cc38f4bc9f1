import type { LoadBalancer } from '@/lib/world/records/elb'
import { attributesOutput } from './attributes'

export const IDLE_TIMEOUT = 'idle_timeout.timeout_seconds'
export const HTTP2 = 'routing.http2.enabled'

export const loadBalancerAttributesOutput = (loadBalancer: LoadBalancer) => ({
  Attributes: attributesOutput({
    [IDLE_TIMEOUT]: String(loadBalancer.idleTimeoutSeconds),
    [HTTP2]: String(loadBalancer.takesHttp2),
  }),
})

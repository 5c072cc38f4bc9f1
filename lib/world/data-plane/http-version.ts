import type { ListenerProtocol } from '@/lib/aws/elb/redirect'
import type { ClientPolicy } from '@/lib/traffic/client-policy'
import type { LoadBalancer } from '@/lib/world/records/elb'

/** HTTP/2 needs a client that speaks it, a listener with TLS, and a load balancer that takes it. ALB guide, load-balancer-listeners. */
export function speaksHttp2(
  client: Pick<ClientPolicy, 'http2'> | undefined,
  loadBalancer: Pick<LoadBalancer, 'takesHttp2'> | undefined,
  protocol: ListenerProtocol,
): boolean {
  return protocol === 'HTTPS' && client?.http2 === true && loadBalancer?.takesHttp2 === true
}

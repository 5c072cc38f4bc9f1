import * as z from 'zod'
import { AwsError, validationError } from '@/lib/aws/error'
import { targetGroupArnsOf } from '@/lib/world/lifecycle/routing'
import type { Listener, ListenerRule, LoadBalancer } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

export const protocolSchema = z.enum([
  'HTTP',
  'HTTPS',
  'TCP',
  'TLS',
  'UDP',
  'TCP_UDP',
  'GENEVE',
  'QUIC',
  'TCP_QUIC',
])

/** What AWS takes of each type; seen live: https://github.com/pulumi/pulumi-aws/issues/1193 */
const PROTOCOLS = {
  application: ['HTTP', 'HTTPS'],
  network: ['TLS', 'TCP', 'TCP_UDP', 'UDP'],
  classic: [],
} as const satisfies Readonly<Record<LoadBalancer['type'], readonly string[]>>

export function readProtocol(
  protocol: z.output<typeof protocolSchema>,
  { type }: Pick<LoadBalancer, 'type'>,
): Listener['protocol'] {
  const known: readonly string[] = PROTOCOLS[type]
  if (!known.includes(protocol))
    throw validationError(`Listener protocol '${protocol}' must be one of '${known.join(', ')}'`, 'Protocol')
  if (protocol === 'HTTP' || protocol === 'HTTPS' || protocol === 'TCP' || protocol === 'TLS') return protocol
  throw validationError(`Protocol '${protocol}' is not modelled here; use TCP or TLS`, 'Protocol')
}

/** A listener of connections takes target groups of connections, and one of requests those of requests. ELBv2 API, IncompatibleProtocols. */
export function checkGroupProtocols(
  state: State,
  protocol: Listener['protocol'],
  action: ListenerRule['action'],
): void {
  const isHttp = protocol === 'HTTP' || protocol === 'HTTPS'
  for (const arn of targetGroupArnsOf(action)) {
    const group = state.targetGroups.get(arn)
    if (group === undefined || (group.network === null) === isHttp) continue
    throw new AwsError(
      'IncompatibleProtocols',
      `The listener and its associated target group '${arn}' have incompatible protocols: '${protocol}' and '${group.protocol}'`,
    )
  }
}

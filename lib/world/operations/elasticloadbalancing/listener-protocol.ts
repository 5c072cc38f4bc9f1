import * as z from 'zod'
import type { ListenerProtocol } from '@/lib/aws/elb/redirect'
import { validationError } from '@/lib/aws/error'

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

export function readProtocol(protocol: z.output<typeof protocolSchema>): ListenerProtocol {
  if (protocol === 'HTTP' || protocol === 'HTTPS') return protocol
  throw validationError(
    `Protocol '${protocol}' must be one of HTTP, HTTPS for an application load balancer`,
    'Protocol',
  )
}

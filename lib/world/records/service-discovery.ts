// Names by which services find one another: AWS Cloud Map's namespaces and services. Who is registered follows from the
// tasks that run; there are no records of it.

import type { SimTime } from '@/lib/engine'

export type NamespaceType = 'DNS_PRIVATE' | 'HTTP'
export type DnsRecordType = 'A' | 'SRV'

export interface Namespace {
  /** `ns-…` */
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly type: NamespaceType
  readonly description: string | null
  /** Of the operation that created it, by which its caller asks for the ID. */
  readonly operationId: string
  readonly createdAt: SimTime
}

export interface DiscoveryService {
  /** `srv-…` */
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly namespaceId: string
  readonly description: string | null
  /** Null: it is discovered by API alone, as the endpoints of Service Connect are. */
  readonly dns: { readonly recordType: DnsRecordType; readonly ttlSeconds: number } | null
  /** ARN of the ECS service whose Service Connect endpoint it is; null for one that a caller has made. */
  readonly endpointOf: string | null
  readonly createdAt: SimTime
}

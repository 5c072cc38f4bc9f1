// Security groups are stateful allow lists: no matching rule means the packet is dropped and the sender waits in vain.

import type { SecurityGroupRule } from '@/lib/aws/shapes'

export interface Connection {
  readonly protocol: string
  /** Destination port. */
  readonly port: number
  readonly sourceIp: string
  /** Groups of the interface that the packet comes from; empty for the internet. */
  readonly sourceSecurityGroupIds: readonly string[]
}

/** EC2's word for "every protocol". */
export const ALL_PROTOCOLS = '-1'

/** Whether any rule lets this connection in, and the first that does. EC2 guide, security-group-rules. */
export function admits(
  rules: readonly SecurityGroupRule[],
  connection: Connection,
): { readonly admitted: boolean; readonly rule: SecurityGroupRule | null } {
  const rule = rules.find((candidate) => ruleAdmits(candidate, connection)) ?? null
  return { admitted: rule !== null, rule }
}

function ruleAdmits(rule: SecurityGroupRule, connection: Connection): boolean {
  if (rule.protocol !== ALL_PROTOCOLS) {
    if (rule.protocol !== connection.protocol) return false
    if (connection.port < rule.fromPort || connection.port > rule.toPort) return false
  }
  return 'cidr' in rule.source
    ? cidrContains(rule.source.cidr, connection.sourceIp)
    : connection.sourceSecurityGroupIds.includes(rule.source.securityGroupId)
}

/** Whether the IPv4 block holds the address; false when either is not IPv4. `cidrContains('10.0.0.0/16', '10.0.2.17')` */
export function cidrContains(cidr: string, address: string): boolean {
  const block = parseCidr(cidr)
  const number = parseIpv4(address)
  if (block === null || number === null) return false
  return block.prefixLength === 0 || (number ^ block.network) >>> (32 - block.prefixLength) === 0
}

/** An IPv4 block as a number and a prefix length; null when it is none. */
export function parseCidr(cidr: string): { readonly network: number; readonly prefixLength: number } | null {
  const [address = '', length = '', ...rest] = cidr.split('/')
  const network = parseIpv4(address)
  if (network === null || rest.length > 0 || !/^\d{1,2}$/.test(length) || Number(length) > 32) return null
  return { network, prefixLength: Number(length) }
}

/** Its first address and how many it has; null when it is none. */
export function cidrRange(cidr: string): { readonly first: number; readonly size: number } | null {
  const block = parseCidr(cidr)
  if (block === null) return null
  const size = block.prefixLength === 32 ? 1 : (0xffffffff >>> block.prefixLength) + 1
  return { first: Math.floor(block.network / size) * size, size }
}

function parseIpv4(address: string): number | null {
  const octets = address.split('.')
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255))
    return null
  return octets.reduce((number, octet) => number * 256 + Number(octet), 0)
}

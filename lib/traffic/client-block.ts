// The addresses that clients of a source come from. Which one a client has follows from its number, so that it is the same in
// every run and whoever asks for it.

import { cidrRange } from '@/lib/aws/ec2/security-group'
import { existing } from '@/lib/engine'

/** Reserved for documentation (RFC 5737). */
export const CLIENTS_FROM_DEFAULT = '203.0.113.0/24'

export interface ClientBlock {
  readonly first: number
  readonly count: number
}

/** Without the addresses of the network and of all its hosts, where it has more. */
export function clientBlock(cidr: string): ClientBlock {
  const { first, size } = existing(cidrRange(cidr), `block of addresses ${cidr}`)
  return size > 2 ? { first: first + 1, count: size - 2 } : { first, count: size }
}

/** The address of a client as a number. */
export function addressNumber({ first, count }: ClientBlock, client: number): number {
  return first + (mixed(client) % count)
}

/** `203.0.113.7:50123` */
export function clientAddress(block: ClientBlock, client: number): string {
  return `${ipv4(addressNumber(block, client))}:${49152 + ((mixed(client) >>> 8) % 16384)}`
}

export function ipv4(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.')
}

const mixed = (client: number) => Math.imul(client | 0, 0x9e3779b1) >>> 0

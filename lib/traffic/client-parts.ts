import { cidrRange } from '@/lib/aws/ec2/security-group'
import type { ClientBlock } from './client-block'

/** Where a block of clients is cut by other blocks: the first address of each part, in order. Rules see all clients of a part alike. */
export function cidrStarts({ first, count }: ClientBlock, cidrs: readonly string[]): readonly number[] {
  const starts = new Set([first])
  for (const cidr of cidrs) {
    const range = cidrRange(cidr)
    if (range === null) continue
    for (const edge of [range.first, range.first + range.size])
      if (edge > first && edge < first + count) starts.add(edge)
  }
  return [...starts].sort((a, b) => a - b)
}

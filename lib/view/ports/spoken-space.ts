import { plural } from '../describe/format'
import { elapsed } from '../describe/task-look'
import type { PortSpace } from './port-space'

/** The port space of an instance in one sentence, for who listens. */
export function spokenSpace(
  name: string,
  { below, within, above, first, last, next, isRangeOpen }: PortSpace,
  now: number,
): string {
  const cells = [...below, ...within, ...above]
  const used = cells.filter(({ state }) => state === 'used')
  const reserved = cells.filter(({ state }) => state === 'reserved').map(({ port }) => port)
  const released = cells.flatMap(({ port, releasedAt }) =>
    releasedAt === null ? [] : [`${port} ${elapsed(now - releasedAt)} ago`],
  )
  const parts = [
    `Port space of ${name}: ${plural(used.length, 'port')} in use`,
    next === null ? 'no dynamic port is free' : `next in order ${next}`,
    `dynamic range ${first} to ${last}${isRangeOpen ? '' : ', closed by the security group'}`,
  ]
  if (released.length > 0) parts.push(`given back: ${released.join(', ')}`)
  if (reserved.length > 0) parts.push(`reserved by the agent: ${reserved.join(', ')}`)
  return parts.join('; ')
}

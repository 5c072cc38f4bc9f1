import { formFor, plural, shortId, wayRate } from '../describe/format'
import { markWord } from '../describe/task-look'
import { type Mapping, stateOf } from './mappings'

/** `healthy`; `initial, waiting for its first health check`. */
function stateWord(mapping: Mapping): string {
  const state = stateOf(mapping)
  return mapping.target === null || state === 'unheard' ? markWord(mapping.mark) : state
}

/** `Port 32769 of i-055f, web:2, healthy, 30 requests per second`: all that the row shows, for who listens. */
export function spokenMapping(mapping: Mapping): string {
  const { hostPort, protocol, instanceId, taskDefinition, network, address, perSecond } = mapping
  const place = network === 'awsvpc' ? `${address} on ${shortId(instanceId)}` : shortId(instanceId)
  const parts = [
    `Port ${hostPort}${protocol === 'udp' ? ' UDP' : ''} of ${place}`,
    taskDefinition,
    stateWord(mapping),
    `${rateNumber(perSecond)} ${formFor(perSecond, 'request', 'requests')} per second`,
  ]
  if (!mapping.isAdmitted) parts.push('closed by a security group')
  if (mapping.failedPerSecond > 0) parts.push(`${rateNumber(mapping.failedPerSecond)} failed per second`)
  return parts.join(', ')
}

/** `30`; below ten with a tenth: `0.4`. */
export function rateNumber(perSecond: number): string {
  return wayRate(perSecond).replace('/s', '')
}

/** `:32768`, and for a task with an address of its own `10.0.1.41:80`. */
export function portText({
  network,
  address,
  hostPort,
  count,
}: Pick<Mapping, 'network' | 'address' | 'hostPort' | 'count'>): string {
  const ports = count > 1 ? `${hostPort}–${hostPort + count - 1}` : String(hostPort)
  return network === 'awsvpc' ? `${address}:${ports}` : `:${ports}`
}

/** Who else stands behind the security groups of a port; empty where nobody does. */
export function sharingText(mapping: Mapping, mappings: readonly Mapping[]): string {
  const isOwn = mapping.network === 'awsvpc'
  const hostOf = (one: Mapping) => (isOwn ? one.taskKey : one.instanceId)
  const others = mappings.filter(
    (one) =>
      hostOf(one) !== hostOf(mapping) &&
      (one.network === 'awsvpc') === isOwn &&
      one.securityGroupIds.some((id) => mapping.securityGroupIds.includes(id)),
  )
  const count = new Set(others.map(hostOf)).size
  return count === 0
    ? ''
    : `The same holds for ${plural(count, isOwn ? 'more task' : 'more instance')} behind the group.`
}

// Why a task has the host port that it has, and which one the next task gets. Pure.

import type { InstanceView } from '@/lib/protocol'
import { shortId } from '../describe/format'
import { elapsed } from '../describe/task-look'
import type { Mapping } from './mappings'
import { nextPort } from './port-space'

export interface WhyPort {
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly sentences: readonly string[]
}

/** `others`: all ports of the same instance. */
export function whyPort(
  mapping: Mapping,
  instance: InstanceView,
  others: readonly Mapping[],
  now: number,
): WhyPort {
  const { hostPort, containerPort, network, taskDefinition } = mapping
  const [first, last] = instance.dynamicPortRange
  if (network === 'awsvpc')
    return {
      facts: [['network mode', 'awsvpc']],
      sentences: [
        `The task has a network interface of its own with the address ${mapping.address}. Its port ${containerPort} is open there, so it takes no port of ${shortId(instance.key)} and no other task can be in its way.`,
      ],
    }
  const next = nextPort(instance)
  const isDynamic = hostPort >= first && hostPort <= last && network === 'bridge'
  const facts = [
    ['range', `${first}–${last}`],
    ['last assigned', lastText(instance, others)],
    ['next in order', next === null ? 'none is free' : String(next)],
  ] as const
  if (!isDynamic)
    return {
      facts,
      sentences: [
        network === 'host'
          ? `Network mode host: the container's own port ${containerPort} is the port of the instance. A second task with that port finds it taken.`
          : `${taskDefinition} asks for host port ${hostPort} by number. One such task fits on an instance: a second is not placed there, with "already using a port required by your task".`,
      ],
    }
  const sentences = [
    `The task definition says hostPort 0: the agent gives the next free port after the last that it gave, and goes back to ${first} after ${last}.`,
  ]
  const skipped = skippedText(instance, next)
  if (skipped !== null) sentences.push(skipped)
  const free = instance.releasedPorts.filter(
    ({ port }) => port >= first && port <= last && port !== next && !instance.portsInUse.includes(port),
  )
  const newest = free.at(-1)
  if (newest !== undefined && next !== null)
    sentences.push(
      `${newest.port} has been free for ${elapsed(now - newest.at)}, but the pointer goes on: the next task gets ${next}. ${newest.port} has its turn again when the agent has come round.`,
    )
  return { facts, sentences }
}

function lastText(
  { lastDynamicPort, dynamicPortRange: [first, last] }: InstanceView,
  others: readonly Mapping[],
): string {
  if (lastDynamicPort < first)
    return others.some(({ hostPort }) => hostPort === last) ? `${last}, the end of the range` : 'none yet'
  const holder = others.find(({ hostPort, network }) => hostPort === lastDynamicPort && network === 'bridge')
  return holder === undefined
    ? `${lastDynamicPort}, given back`
    : `${lastDynamicPort} (${holder.taskDefinition})`
}

/** Ports that the agent passes over between its pointer and the next one. */
function skippedText(instance: InstanceView, next: number | null): string | null {
  const { lastDynamicPort, reservedPorts, portsInUse, dynamicPortRange } = instance
  if (next === null) return null
  const from = Math.max(lastDynamicPort, dynamicPortRange[0] - 1) + 1
  if (next <= from) return null
  const kept = reservedPorts.filter((port) => port >= from && port < next)
  const used = portsInUse.filter((port) => port >= from && port < next && !kept.includes(port))
  const parts = [
    kept.length > 0 ? `${kept.join(', ')} (reserved by the agent)` : null,
    used.length > 0 ? `${used.join(', ')} (in use)` : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : `It passes over ${parts.join(' and ')}.`
}

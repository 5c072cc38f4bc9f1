// What is said of a request that is watched. Pure.

import type { RequestHop, RequestPath } from '@/lib/protocol'
import { formatDuration } from '../describe/format'
import type { WatchedHop } from './watch'

/** `1 s of watching = 2 ms`; a hop without a time of its own is held to be read. */
export function paceText({ fromUs, toUs, watchMs }: WatchedHop): string {
  const us = ((toUs - fromUs) * 1_000) / watchMs
  return us <= 0 ? 'Time stands still' : `1 s of watching = ${formatDuration(us)}`
}

/** The addresses of a hop; on the way back those of the way there in reverse. */
export function addressesOf(
  hop: RequestHop,
  hops: readonly RequestHop[],
): { readonly from: string | null; readonly to: string | null } {
  if (hop.kind !== 'answer') return { from: hop.from, to: hop.to }
  const translated = hops.find(({ kind, ok }) => kind === 'translation' && ok)
  if (translated === undefined) return { from: null, to: null }
  return { from: translated.to, to: translated.from }
}

/**
 * Which end of the packet is rewritten: the destination on the way there, the source on the way back; neither where the container is at
 * that address itself.
 */
export function rewriting(hop: RequestHop, hops: readonly RequestHop[]): string | null {
  const { from, to } = addressesOf(hop, hops)
  if (from !== null && from === to) return hop.kind === 'translation' ? 'Nothing is rewritten.' : null
  if (hop.kind === 'translation') return 'The destination is rewritten; the source address stays.'
  if (hop.kind === 'answer' && hop.ok) return 'On the way back the source is rewritten in reverse.'
  return null
}

/** `Hop 5 of 9. Host port → container port. 10.0.2.17:32770 becomes 172.17.0.3:80. bridge network …` */
export function spokenHop(index: number, hops: readonly RequestHop[]): string {
  const hop = hops[index]
  if (hop === undefined) return ''
  const { from, to } = addressesOf(hop, hops)
  const addresses = from !== null && to !== null ? `${from} becomes ${to}` : (to ?? from ?? '')
  const time = hop.durationUs === null || hop.durationUs === 0 ? '' : formatDuration(hop.durationUs)
  const parts = [hop.title.replace('→', 'to'), addresses, hop.detail, time]
  return `Hop ${index + 1} of ${hops.length}. ${parts.filter((part) => part !== '').join('. ')}.`
}

/** `82 % of its 38.0 ms was waiting for CPU on i-055f.`: the largest part of a request's time. */
export function timeSentence({ hops, startedAt, endedAt }: RequestPath, instance: string | null): string {
  const totalUs = endedAt === null ? 0 : endedAt - startedAt
  const parts = hops.flatMap((hop) => partsOf(hop, instance))
  const largest = parts.reduce<Part | null>(
    (best, part) => (best !== null && best.us >= part.us ? best : part),
    null,
  )
  if (largest === null || totalUs <= 0) return 'It took no time that the model knows.'
  return `${Math.round((100 * largest.us) / totalUs)} % of its ${formatDuration(totalUs)} was ${largest.text}.`
}

interface Part {
  readonly text: string
  readonly us: number
}

function partsOf({ kind, durationUs, waitedUs }: RequestHop, instance: string | null): readonly Part[] {
  const us = durationUs ?? 0
  const where = instance === null ? '' : ` on ${instance}`
  switch (kind) {
    case 'queue':
      return [{ text: `waiting for a free worker of its task${where}`, us }]
    case 'cpu':
      return [
        { text: `waiting for CPU${where}`, us: waitedUs ?? 0 },
        { text: `work on the CPU${where}`, us: us - (waitedUs ?? 0) },
      ]
    case 'wait':
      return [{ text: 'waiting on other services, without CPU', us }]
    case 'call':
      return [{ text: 'waiting for the services that it calls', us }]
    case 'security-group':
      return [{ text: 'waiting for a connection that the security group drops', us }]
    case 'translation':
    case 'listener':
    case 'answer':
      return [{ text: 'on the network', us }]
    case 'rule':
    case 'target':
      return []
  }
}

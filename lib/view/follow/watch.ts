// A request of milliseconds as something to watch: how long each hop is watched, and how far along its way over the canvas it
// leads. Pure; µs are the request's own time, ms the time of whoever watches.

import type { HopKind, RequestHop, RequestPath } from '@/lib/protocol'
import type { Point, Rect } from '../layout/cards'
import { joined, lengthOf, type Way } from '../layout/way'
import type { FlightWay } from '../requests/flights'

export interface WatchedHop {
  readonly hop: RequestHop
  /** From the request's start. */
  readonly fromUs: number
  readonly toUs: number
  readonly watchMs: number
  /** Where along the way it begins and ends, 0…1. */
  readonly fromPart: number
  readonly toPart: number
}

/** What the way over the canvas knows of the places at which hops take place. */
export interface WatchedWay {
  readonly way: Way
  readonly parts: Readonly<Partial<Record<HopKind, number>>>
}

/** The whole request takes about this long at most, apart from hops that are drawn out to be seen. */
const WATCH_MS_MOST = 12_000
/** The shortest hop is watched this long. */
const HOP_MS_LEAST = 900
const STEPS = [1, 2, 5] as const

/** Request time that passes in a second of watching, in µs: 1, 2 or 5 times a power of ten. */
export function usPerSecond(totalUs: number): number {
  const least = Math.max(1, totalUs / (WATCH_MS_MOST / 1_000))
  for (let power = 1; ; power *= 10) {
    const step = STEPS.find((one) => one * power >= least)
    if (step !== undefined) return step * power
  }
}

export function watchOf(path: RequestPath, watched: WatchedWay): readonly WatchedHop[] {
  const pace = usPerSecond(path.endedAt === null ? 0 : path.endedAt - path.startedAt)
  let fromUs = 0
  let fromPart = 0
  return path.hops.map((hop) => {
    const toUs = Math.max(fromUs, hop.atUs ?? fromUs + (hop.durationUs ?? 0))
    const toPart = hop.kind === 'answer' ? 0 : (watched.parts[hop.kind] ?? fromPart)
    const watchMs = Math.max(HOP_MS_LEAST, ((toUs - fromUs) / pace) * 1_000)
    const watchedHop = { hop, fromUs, toUs, watchMs, fromPart, toPart }
    fromUs = toUs
    fromPart = toPart
    return watchedHop
  })
}

/** Where hops end: at the listener, at the rule behind it, at the target group, at the edge of the instance, at the task. */
export function watchedWay(way: FlightWay, instance: Rect | null): WatchedWay | null {
  const hops = [way.usersToLoadBalancer, way.loadBalancerToGroup, way.groupToTask].filter(
    (hop) => hop !== null,
  )
  if (way.usersToLoadBalancer === null) return null
  const whole = joined(hops)
  const length = lengthOf(whole)
  const part = (at: number | undefined) => (at === undefined || length === 0 ? 1 : at / length)
  const [first, second] = whole.covered
  const edge = instance === null ? null : whole.points.findIndex((point) => isInside(point, instance))
  return {
    way: whole,
    parts: {
      listener: part(first?.[0]),
      rule: part(first?.[1]),
      target: part(second?.[0]),
      'security-group': edge === null || edge < 0 ? 1 : part(whole.reached[edge]),
      translation: 1,
      queue: 1,
      cpu: 1,
      wait: 1,
    },
  }
}

function isInside({ x, y }: Point, rect: Rect): boolean {
  return x >= rect.x - 0.01 && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height
}

/** How far along the way a request is when `done` (0…1) of a hop is over. */
export function partAt({ fromPart, toPart }: WatchedHop, done: number): number {
  return fromPart + (toPart - fromPart) * done
}

/** Request time when `done` (0…1) of a hop is over. */
export function usAt({ fromUs, toUs }: WatchedHop, done: number): number {
  return fromUs + (toUs - fromUs) * done
}

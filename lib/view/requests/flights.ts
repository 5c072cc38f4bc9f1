// The motion of the dots: how a request that has ended in the model is flown over the canvas in wall time. Pure
// kinematics: told the time, no page, no clock. Milliseconds are wall-clock milliseconds, places canvas units.

import type { RequestOutcome, RequestSample } from '@/lib/protocol'
import { pointOn, type Segment } from '../layout/anchors'
import type { Point } from '../layout/canvas'

/** How an outcome is drawn; colour is never alone. */
export type DotShape = 'circle' | 'square' | 'cross' | 'triangle' | 'ring'

export interface Flight {
  readonly sample: RequestSample
  readonly startMs: number
  readonly durationMs: number
  readonly segments: readonly Segment[]
  /** Name of the place where it ends, to sum up errors there. */
  readonly place: string
}

/** The rectangles and anchors a request passes; null where it is not on the canvas. */
export interface FlightWay {
  readonly usersToLoadBalancer: Segment | null
  readonly loadBalancerToGroup: Segment | null
  readonly groupToTask: Segment | null
}

/** After the last hop an error stays visible for this long. */
export const ERROR_LINGER_MS = 420
export const DOTS_MAX = 1_200
const DURATION_MS = 900

/** Whether the answer was an error that is marked on the canvas. */
export function isError(outcome: RequestOutcome): boolean {
  return outcome !== 'ok'
}

export function shapeOf(outcome: RequestOutcome): DotShape {
  switch (outcome) {
    case 'ok':
      return 'circle'
    case 'target-4xx':
    case 'elb-4xx':
      return 'triangle'
    case 'target-5xx':
      return 'square'
    case 'elb-502':
    case 'elb-503':
    case 'elb-504':
      return 'cross'
    case 'unreachable':
      return 'ring'
  }
}

/** A flight takes 0.9 s of wall time; shorter when the clock runs fast, so that the picture keeps up. */
export function flightDurationMs(speed: number): number {
  if (speed <= 10) return DURATION_MS
  return speed <= 60 ? 650 : 450
}

/** The pieces of the way a request went before its outcome was decided. */
export function segmentsOf(outcome: RequestOutcome, way: FlightWay): readonly Segment[] {
  const toGroup = [way.usersToLoadBalancer, way.loadBalancerToGroup].filter((part) => part !== null)
  switch (outcome) {
    case 'unreachable':
      return way.usersToLoadBalancer === null ? [] : [shortened(way.usersToLoadBalancer, 0.72)]
    case 'elb-503':
    case 'elb-4xx':
      return way.usersToLoadBalancer === null ? [] : [way.usersToLoadBalancer]
    case 'ok':
    case 'target-4xx':
    case 'target-5xx':
    case 'elb-502':
    case 'elb-504':
      return way.groupToTask === null ? toGroup : [...toGroup, way.groupToTask]
  }
}

function shortened({ from, to }: Segment, part: number): Segment {
  return {
    from,
    to: { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
    control: null,
  }
}

/** Where the request's fate was decided: the client's side, the load balancer or the target. */
export function placeOf(sample: RequestSample): string {
  if (sample.outcome === 'unreachable') return `client/${sample.loadBalancerArn}`
  if (sample.outcome === 'elb-503' || sample.outcome === 'elb-4xx') return sample.loadBalancerArn
  return sample.taskArn ?? sample.targetGroupArn ?? sample.loadBalancerArn
}

/**
 * Flights for the samples of one frame. They ended between two frames; the starts are spread over the wall time
 * between frames in the same proportion, so that a steady load looks steady.
 */
export function launch(
  samples: readonly RequestSample[],
  options: {
    readonly nowMs: number
    readonly spreadMs: number
    readonly speed: number
    readonly way: (sample: RequestSample) => FlightWay
  },
): Flight[] {
  const first = Math.min(...samples.map((sample) => sample.endedAt))
  const span = Math.max(1, Math.max(...samples.map((sample) => sample.endedAt)) - first)
  const flights: Flight[] = []
  for (const sample of samples) {
    const segments = segmentsOf(sample.outcome, options.way(sample))
    if (segments.length === 0) continue
    flights.push({
      sample,
      startMs: options.nowMs + ((sample.endedAt - first) / span) * options.spreadMs,
      durationMs: flightDurationMs(options.speed),
      segments,
      place: placeOf(sample),
    })
  }
  return flights
}

/** The same flights on the ways of another layout; what has lost its way stays where it was. */
export function rerouted(
  flights: readonly Flight[],
  way: (sample: RequestSample) => FlightWay,
): readonly Flight[] {
  return flights.map((flight) => {
    const segments = segmentsOf(flight.sample.outcome, way(flight.sample))
    return segments.length === 0 ? flight : { ...flight, segments }
  })
}

/** At most `limit` flights; errors go first, then the ones that started last. */
export function capped(flights: readonly Flight[], limit: number = DOTS_MAX): readonly Flight[] {
  if (flights.length <= limit) return flights
  const errors = flights.filter((flight) => isError(flight.sample.outcome)).slice(-limit)
  const room = limit - errors.length
  const rest = flights.filter((flight) => !isError(flight.sample.outcome))
  return [...(room > 0 ? rest.slice(-room) : []), ...errors]
}

export interface DotPosition extends Point {
  /** 0…1 */
  readonly opacity: number
  /** Past the deciding hop: drawn in the colour and shape of its outcome. */
  readonly decided: boolean
}

/** Null before the start and after the end. */
export function positionAt(flight: Flight, nowMs: number): DotPosition | null {
  const elapsed = nowMs - flight.startMs
  if (elapsed < 0) return null
  const error = isError(flight.sample.outcome)
  const linger = error ? ERROR_LINGER_MS : 0
  if (elapsed >= flight.durationMs + linger) return null
  const progress = Math.min(1, elapsed / flight.durationMs)
  const point = alongSegments(flight.segments, eased(progress))
  if (progress < 1) {
    const appear = Math.min(1, progress / 0.06)
    const vanish = error ? 1 : Math.min(1, (1 - progress) / 0.06)
    return { ...point, opacity: Math.min(appear, vanish), decided: !error }
  }
  return { ...point, opacity: 1 - (elapsed - flight.durationMs) / linger, decided: true }
}

/** Still waiting, in the air or lingering. */
export function isAlive(flight: Flight, nowMs: number): boolean {
  return nowMs < flight.startMs + flight.durationMs + (isError(flight.sample.outcome) ? ERROR_LINGER_MS : 0)
}

/** Slow at both ends, so that leaving and arriving are seen; never goes back. */
export function eased(progress: number): number {
  return progress * progress * (3 - 2 * progress)
}

// Parts of the flight time by number of hops; the fan-out to the tasks is the longest and gets most of it.
const PARTS: Readonly<Record<number, readonly number[]>> = { 1: [1], 2: [0.6, 0.4], 3: [0.27, 0.13, 0.6] }

function alongSegments(segments: readonly Segment[], part: number): Point {
  const parts = PARTS[segments.length] ?? segments.map(() => 1 / segments.length)
  let before = 0
  for (let index = 0; index < segments.length; index++) {
    const share = parts[index] ?? 0
    const segment = segments[index]
    if (segment && (part <= before + share || index === segments.length - 1))
      return pointOn(segment, Math.min(1, (part - before) / share))
    before += share
  }
  return { x: 0, y: 0 }
}

/** The flight under a click, within `radius` canvas units; the nearest wins. */
export function flightAt(
  flights: readonly Flight[],
  point: Point,
  options: { readonly nowMs: number; readonly radius: number },
): Flight | null {
  let best: Flight | null = null
  let bestDistance = options.radius * options.radius
  for (const flight of flights) {
    const at = positionAt(flight, options.nowMs)
    if (at === null) continue
    const distance = (at.x - point.x) ** 2 + (at.y - point.y) ** 2
    if (distance <= bestDistance) {
      best = flight
      bestDistance = distance
    }
  }
  return best
}

// The motion of the dots: how a request that has ended in the model is flown over the canvas in wall time. Pure
// kinematics: told the time, no page, no clock. Milliseconds are wall-clock milliseconds, places canvas units.

import type { RequestOutcome, RequestSample } from '@/lib/protocol'
import type { Point } from '../layout/cards'
import { beginningOf, isCovered, joined, pointOn, type Way } from '../layout/way'

/** How an outcome is drawn; colour is never alone. */
export type DotShape = 'circle' | 'square' | 'cross' | 'triangle' | 'ring'

/** A dot and when it runs along which way. */
export interface Motion {
  readonly startMs: number
  readonly durationMs: number
  readonly way: Way
}

export interface Flight extends Motion {
  readonly sample: RequestSample
  /** Name of the place where it ends, to sum up errors there. */
  readonly place: string
}

/** The pieces of a request's way over the canvas; null where it is not on it. */
export interface FlightWay {
  readonly usersToLoadBalancer: Way | null
  readonly loadBalancerToGroup: Way | null
  readonly groupToTask: Way | null
  /** As far as the gate of the instance, its security group. */
  readonly groupToGate: Way | null
}

/** After the last hop an error stays visible for this long. */
export const ERROR_LINGER_MS = 420
export const DOTS_MAX = 1_600
const DURATION_MS = 1_200
/** How far a request comes that reaches no load balancer. */
const UNREACHED = 0.72

/** Whether the answer was an error that is marked on the canvas. */
export function isError(outcome: RequestOutcome): boolean {
  return outcome !== 'ok' && outcome !== 'elb-ok'
}

export function shapeOf(outcome: RequestOutcome): DotShape {
  switch (outcome) {
    case 'ok':
    case 'elb-ok':
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
    case 'cut':
    case 'unreachable':
      return 'ring'
  }
}

/** A flight takes 1.2 s of wall time; shorter when the clock runs fast, so that the picture keeps up. */
export function flightDurationMs(speed: number): number {
  if (speed <= 10) return DURATION_MS
  return speed <= 60 ? 650 : 450
}

type Fate = Pick<RequestSample, 'outcome' | 'isDropped' | 'status' | 'taskArn' | 'callerTaskArn'>

/** What a load balancer notes when the client closes the connection before the answer has come. */
const CLIENT_CLOSED = 460

/** A client gave up while a task still worked for it: the request had got there. */
function isGivenUp({ status, taskArn }: Pick<Fate, 'status' | 'taskArn'>): boolean {
  return status === CLIENT_CLOSED && taskArn !== null
}

/** The way a request went until its outcome was decided; null when none of it is on the canvas. */
export function wayTo(sample: Fate, way: FlightWay): Way | null {
  const hops = hopsTo(sample, way).filter((hop) => hop !== null)
  return hops.length === 0 ? null : joined(hops)
}

function hopsTo(
  sample: Fate,
  { usersToLoadBalancer, loadBalancerToGroup, groupToTask, groupToGate }: FlightWay,
): readonly (Way | null)[] {
  const toTarget = [usersToLoadBalancer, loadBalancerToGroup, sample.isDropped ? groupToGate : groupToTask]
  switch (sample.outcome) {
    case 'unreachable':
      // A call has no other way than to its task.
      if (sample.callerTaskArn !== null)
        return [groupToTask === null ? null : beginningOf(groupToTask, UNREACHED)]
      return [usersToLoadBalancer === null ? null : beginningOf(usersToLoadBalancer, UNREACHED)]
    case 'elb-503':
    case 'elb-ok':
      return [usersToLoadBalancer]
    case 'cut':
      return sample.taskArn === null && !sample.isDropped ? [usersToLoadBalancer] : toTarget
    case 'elb-4xx':
      return isGivenUp(sample) ? toTarget : [usersToLoadBalancer]
    case 'ok':
    case 'target-4xx':
    case 'target-5xx':
    case 'elb-502':
    case 'elb-504':
      return toTarget
  }
}

/** Where the request's fate was decided: the client's side, the load balancer or the target. */
export function placeOf(sample: RequestSample): string {
  if (sample.callerTaskArn !== null) return sample.taskArn ?? sample.callerTaskArn
  if (sample.outcome === 'unreachable') return `client/${sample.loadBalancerArn}`
  const { outcome } = sample
  if (outcome === 'elb-503' || outcome === 'elb-ok' || (outcome === 'elb-4xx' && !isGivenUp(sample)))
    return sample.loadBalancerArn
  // The gate is the instance's, whichever task was meant.
  if (sample.isDropped && sample.instanceId !== null) return sample.instanceId
  return sample.taskArn ?? sample.targetGroupArn ?? sample.loadBalancerArn
}

export interface LaunchTimes {
  readonly nowMs: number
  /** The wall time between two frames. */
  readonly spreadMs: number
}

/** When what happened between two frames starts to fly: spread over the wall time in the same proportion, so that a steady load looks steady. */
export function startsOf(times: readonly number[], { nowMs, spreadMs }: LaunchTimes): readonly number[] {
  const first = Math.min(...times)
  const span = Math.max(1, Math.max(...times) - first)
  return times.map((time) => nowMs + ((time - first) / span) * spreadMs)
}

/** Flights for the samples of one frame, which ended between two frames. */
export function launch(
  samples: readonly RequestSample[],
  options: LaunchTimes & {
    readonly speed: number
    readonly way: (sample: RequestSample) => FlightWay
  },
): Flight[] {
  const starts = startsOf(
    samples.map(({ endedAt }) => endedAt),
    options,
  )
  const flights: Flight[] = []
  for (const [index, sample] of samples.entries()) {
    const way = wayTo(sample, options.way(sample))
    if (way === null) continue
    flights.push({
      sample,
      startMs: starts[index] ?? options.nowMs,
      durationMs: flightDurationMs(options.speed),
      way,
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
    const moved = wayTo(flight.sample, way(flight.sample))
    return moved === null ? flight : { ...flight, way: moved }
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

/** Null before the start, after the end and behind a card. */
export function motionAt(
  { startMs, durationMs, way }: Motion,
  nowMs: number,
): (Point & { readonly opacity: number }) | null {
  const progress = (nowMs - startMs) / durationMs
  if (progress < 0 || progress >= 1 || isCovered(way, progress)) return null
  return { ...pointOn(way, progress), opacity: Math.min(1, progress / 0.06, (1 - progress) / 0.06) }
}

/** Null before the start, after the end and behind a card. */
export function positionAt(flight: Flight, nowMs: number): DotPosition | null {
  if (!isError(flight.sample.outcome)) {
    const at = motionAt(flight, nowMs)
    return at && { ...at, decided: true }
  }
  const elapsed = nowMs - flight.startMs
  if (elapsed < 0 || elapsed >= flight.durationMs + ERROR_LINGER_MS) return null
  const progress = Math.min(1, elapsed / flight.durationMs)
  if (isCovered(flight.way, progress)) return null
  const point = pointOn(flight.way, progress)
  if (progress < 1) return { ...point, opacity: Math.min(1, progress / 0.06), decided: false }
  return { ...point, opacity: 1 - (elapsed - flight.durationMs) / ERROR_LINGER_MS, decided: true }
}

/** Still waiting, in the air or lingering. */
export function isAlive(flight: Flight, nowMs: number): boolean {
  return nowMs < flight.startMs + flight.durationMs + (isError(flight.sample.outcome) ? ERROR_LINGER_MS : 0)
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

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SimTime } from '@/lib/engine/time'
import type { RequestOutcome, RequestSample } from '@/lib/protocol'
import { requestSample } from '@/lib/testing/request-sample'
import { pointOn, wayThrough } from '../layout/way'
import {
  capped,
  DOTS_MAX,
  ERROR_LINGER_MS,
  type Flight,
  type FlightWay,
  flightAt,
  flightDurationMs,
  isAlive,
  launch,
  placeOf,
  positionAt,
  rerouted,
  shapeOf,
  wayTo,
} from './flights'

const WAY: FlightWay = {
  groupToGate: wayThrough([
    { x: 100, y: 50 },
    { x: 100, y: 150 },
    { x: 250, y: 150 },
  ]),
  usersToLoadBalancer: wayThrough([
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ]),
  loadBalancerToGroup: wayThrough([
    { x: 100, y: 0 },
    { x: 100, y: 50 },
  ]),
  groupToTask: wayThrough([
    { x: 100, y: 50 },
    { x: 100, y: 150 },
    { x: 300, y: 150 },
    { x: 300, y: 250 },
  ]),
}

const sample = (outcome: RequestOutcome, over: Partial<RequestSample> = {}) =>
  requestSample({ outcome, ...over })

function fly(outcome: RequestOutcome): Flight {
  const [flight] = launch([sample(outcome)], { nowMs: 0, spreadMs: 0, speed: 1, way: () => WAY })
  if (!flight) throw new Error('no flight')
  return flight
}

const endPoint = (flight: Flight) =>
  positionAt(flight, flight.durationMs + (flight.sample.outcome === 'ok' ? -1e-6 : 0))

describe('flights', () => {
  const ends: readonly [RequestOutcome, number, number][] = [
    ['ok', 300, 250],
    ['target-4xx', 300, 250],
    ['target-5xx', 300, 250],
    ['elb-502', 300, 250],
    ['elb-504', 300, 250],
    ['elb-503', 100, 0],
    ['elb-4xx', 100, 0],
    ['unreachable', 72, 0],
  ]
  test.each(ends)('%s ends at the hop where it was decided', (outcome, x, y) => {
    const at = endPoint(fly(outcome))
    expect(at?.x).toBeCloseTo(x, 1)
    expect(at?.y).toBeCloseTo(y, 1)
  })

  test('a request that the security group drops ends at the gate of the instance', () => {
    const dropped = sample('elb-504', { isDropped: true })
    const [flight] = launch([dropped], { nowMs: 0, spreadMs: 0, speed: 1, way: () => WAY })
    expect(flight && endPoint(flight)).toMatchObject({ x: 250, y: 150 })
  })

  test('a request that its client gave up while a task worked for it ends at the task', () => {
    const givenUp = sample('elb-4xx', { status: 460 })
    const [flight] = launch([givenUp], { nowMs: 0, spreadMs: 0, speed: 1, way: () => WAY })
    expect(flight && endPoint(flight)).toMatchObject({ x: 300, y: 250 })
    expect(placeOf(givenUp)).toBe('task')
    expect(placeOf({ ...givenUp, taskArn: null })).toBe('alb')
  })

  test('an error keeps the ordinary look until its deciding hop, then lingers and fades', () => {
    const flight = fly('elb-502')
    expect(positionAt(flight, 400)?.decided).toBe(false)
    const late = positionAt(flight, flight.durationMs + ERROR_LINGER_MS / 2)
    expect(late?.decided).toBe(true)
    expect(late?.opacity).toBeCloseTo(0.5)
    expect(positionAt(flight, flight.durationMs + ERROR_LINGER_MS)).toBeNull()
    expect(isAlive(flight, flight.durationMs + ERROR_LINGER_MS)).toBe(false)
  })

  test('a dot is hidden while it runs behind the card between two hops', () => {
    const apart = wayThrough([
      { x: 200, y: 0 },
      { x: 300, y: 0 },
    ])
    const way = { ...WAY, loadBalancerToGroup: apart, groupToTask: null }
    const [flight] = launch([sample('ok')], { nowMs: 0, spreadMs: 0, speed: 1, way: () => way })
    if (!flight) throw new Error('no flight')
    const seen = Array.from({ length: 99 }, (_, step) =>
      positionAt(flight, ((step + 1) / 100) * flight.durationMs),
    )
    expect(seen.some((at) => at !== null && at.x < 100)).toBe(true)
    expect(seen.some((at) => at !== null && at.x > 200)).toBe(true)
    expect(seen.filter((at) => at !== null && at.x > 100.1 && at.x < 199.9)).toEqual([])
    expect(seen.filter((at) => at === null).length).toBeGreaterThan(20)
  })

  test('outcomes that differ in who failed differ in shape, and no error is a circle', () => {
    expect(shapeOf('ok')).toBe('circle')
    expect(
      new Set(
        ['target-5xx', 'elb-502', 'unreachable', 'target-4xx'].map((one) => shapeOf(one as RequestOutcome)),
      ).size,
    ).toBe(4)
    for (const [outcome] of ends) if (outcome !== 'ok') expect(shapeOf(outcome)).not.toBe('circle')
  })

  test('motion never goes back and has no jump', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.995, noNaN: true }), (progress) => {
        const flight = fly('ok')
        const a = positionAt(flight, progress * flight.durationMs)
        const b = positionAt(flight, Math.min(0.9999, progress + 0.005) * flight.durationMs)
        if (!a || !b) throw new Error('gone in mid-air')
        expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeLessThan(8)
      }),
      { seed: 5 },
    )
  })

  test('starts are spread over the frame in the order in which requests ended', () => {
    const many = [0, 25_000, 100_000].map((endedAt, id) => sample('ok', { id, endedAt: endedAt as SimTime }))
    const flights = launch(many, { nowMs: 1_000, spreadMs: 100, speed: 1, way: () => WAY })
    expect(flights.map(({ startMs }) => startMs)).toEqual([1_000, 1_025, 1_100])
  })

  test('a fast clock makes flights shorter', () => {
    expect(flightDurationMs(1)).toBe(1_200)
    expect(flightDurationMs(60)).toBeLessThan(1_200)
    expect(flightDurationMs(600)).toBeLessThan(flightDurationMs(60))
  })

  test('a request to something that is not on the canvas is left out', () => {
    const nothing = {
      usersToLoadBalancer: null,
      loadBalancerToGroup: null,
      groupToTask: null,
      groupToGate: null,
    }
    expect(launch([sample('ok')], { nowMs: 0, spreadMs: 0, speed: 1, way: () => nothing })).toEqual([])
    const short = wayTo(sample('ok'), { ...WAY, groupToTask: null })
    expect(short && pointOn(short, 1)).toEqual({ x: 100, y: 50 })
  })

  test('a dot follows its place when the layout moves, and stays where it was when its way is gone', () => {
    const flight = fly('elb-503')
    const moved = wayThrough([
      { x: 0, y: 50 },
      { x: 100, y: 50 },
    ])
    const [follows] = rerouted([flight], () => ({ ...WAY, usersToLoadBalancer: moved }))
    expect(follows && endPoint(follows)).toMatchObject({ x: 100, y: 50 })
    expect(rerouted([flight], () => ({ ...WAY, usersToLoadBalancer: null }))).toEqual([flight])
  })

  test('the cap keeps errors and drops the oldest others', () => {
    const ok = Array.from({ length: DOTS_MAX + 50 }, (_, id) => ({
      ...fly('ok'),
      sample: sample('ok', { id }),
    }))
    const kept = capped([{ ...fly('elb-503'), sample: sample('elb-503', { id: -1 }) }, ...ok])
    expect(kept).toHaveLength(DOTS_MAX)
    expect(kept.some((flight) => flight.sample.id === -1)).toBe(true)
    expect(kept.some((flight) => flight.sample.id === 0)).toBe(false)
  })

  test('a click takes the nearest dot within the radius', () => {
    const flight = fly('ok')
    const at = positionAt(flight, 300)
    if (!at) throw new Error('no dot')
    expect(flightAt([flight], { x: at.x + 8, y: at.y }, { nowMs: 300, radius: 12 })).toBe(flight)
    expect(flightAt([flight], { x: at.x + 20, y: at.y }, { nowMs: 300, radius: 12 })).toBeNull()
  })

  test('errors are summed up where they happened', () => {
    expect(placeOf(sample('elb-502'))).toBe('task')
    expect(placeOf(sample('elb-504', { isDropped: true }))).toBe('i-1')
    expect(placeOf(sample('elb-503', { taskArn: null }))).toBe('alb')
    expect(placeOf(sample('unreachable', { taskArn: null, targetGroupArn: null }))).toBe('client/alb')
  })
})

import { describe, expect, test } from 'vitest'
import type { SimTime } from '@/lib/engine/time'
import type { MessageSample } from '@/lib/protocol'
import { wayThrough } from '../layout/way'
import { DOTS_MAX, motionAt } from './flights'
import { launchMessages, liveMessages, reroutedMessages } from './message-flights'

const WAY = wayThrough([
  { x: 0, y: 0 },
  { x: 0, y: 100 },
])
const TIMES = { nowMs: 1_000, spreadMs: 100, speed: 1, way: () => WAY }

const message = (receivedAt: number): MessageSample => ({
  queue: 'queue/orders',
  taskArn: 'task',
  instanceId: 'i-1',
  taskDefinition: 'worker:1',
  receivedAt: receivedAt as SimTime,
})

describe('messages in flight', () => {
  test('start in the order in which they were received, spread over the frame', () => {
    const flights = launchMessages([0, 25_000, 100_000].map(message), TIMES)
    expect(flights.map(({ startMs }) => startMs)).toEqual([1_000, 1_025, 1_100])
  })

  test('run from the queue to the worker and are gone when they have arrived', () => {
    const [flight] = launchMessages([message(0)], TIMES)
    if (flight === undefined) throw new Error('no flight')
    expect(motionAt(flight, 999)).toBeNull()
    expect(motionAt(flight, 1_000 + flight.durationMs / 2)).toMatchObject({ x: 0, y: 50, opacity: 1 })
    expect(motionAt(flight, 1_000 + flight.durationMs)).toBeNull()
    expect(liveMessages([flight], 1_000 + flight.durationMs - 1)).toEqual([flight])
    expect(liveMessages([flight], 1_000 + flight.durationMs)).toEqual([])
  })

  test('to a worker that is not on the canvas are left out, and stay on their way when the canvas loses it', () => {
    expect(launchMessages([message(0)], { ...TIMES, way: () => null })).toEqual([])
    const flights = launchMessages([message(0)], TIMES)
    expect(reroutedMessages(flights, () => null)).toEqual(flights)
  })

  test('are never more than can be drawn, and the oldest go first', () => {
    const many = Array.from({ length: DOTS_MAX + 3 }, (_, index) => message(index))
    const live = liveMessages(launchMessages(many, TIMES), 1_000)
    expect(live).toHaveLength(DOTS_MAX)
    expect(live[0]?.message.receivedAt).toBe(3)
  })
})

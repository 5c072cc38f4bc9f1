import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LETTER, nameFitsAbove, nameFitsBeside, portSize } from './task-port'
import { TEXT_LEAST } from './viewport'

type Look = Parameters<typeof portSize>[0]

const look = (over: Partial<Look> = {}): Look => ({
  name: 'web:1',
  mark: 'healthy',
  targetState: null,
  hostPort: 32768,
  containerPort: 80,
  morePorts: 0,
  cpuShare: 0,
  memoryShare: 0,
  memoryReserved: 1,
  hasMemoryLimit: false,
  requestsPerSecond: 0,
  requestsWaiting: 0,
  pressure: null,
  note: null,
  lastStatus: 'RUNNING',
  ...over,
})

/** As high as it is drawn, in heights of the port's letters. */
const MARK = 0.72

const rooms = fc.record({
  room: fc.integer({ min: 10, max: 400 }),
  height: fc.integer({ min: 10, max: 290 }),
  least: fc.constantFrom(TEXT_LEAST.near, TEXT_LEAST.mid),
})

describe('the port of a task', () => {
  it('is never smaller than can be read and never wider than its room with what stands beside it', () => {
    fc.assert(
      fc.property(rooms, (room) => {
        const port = portSize(look(), room)
        if (port === null) return
        expect(port.size).toBeGreaterThanOrEqual(room.least)
        const mark = nameFitsAbove(port.size, room) ? 0 : MARK * port.size
        const more = (port.more?.length ?? 0) * LETTER * room.least
        expect(':32768'.length * LETTER * port.size + mark + more).toBeLessThanOrEqual(room.room + 1e-9)
      }),
    )
  })

  it('has the name beside it only where both have room', () => {
    fc.assert(
      fc.property(rooms, fc.constantFrom('a:1', 'web:1', 'customer-web:12'), (room, name) => {
        const port = portSize(look({ name }), room)
        if (port === null || !nameFitsBeside(look({ name }), port, room)) return
        const letters = ':32768'.length * port.size + (port.more?.length ?? 0) * room.least
        expect(letters * LETTER + Math.min(name.length, 7) * LETTER * room.least).toBeLessThanOrEqual(
          room.room,
        )
      }),
    )
  })

  it('is not written of a task that is over', () => {
    expect(portSize(look({ mark: 'stopped' }), { room: 200, height: 100, least: 15 })).toBeNull()
  })
})

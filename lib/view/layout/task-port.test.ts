import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LETTER, nameFitsAbove, nameFitsBeside, portSize } from './task-port'
import { TEXT_LEAST } from './viewport'

type Look = Parameters<typeof portSize>[0]

const look = (over: Partial<Look> = {}): Look => ({
  name: 'web:1',
  mark: 'healthy',
  targetState: null,
  networkMode: 'bridge',
  address: null,
  hostPort: 32768,
  containerPort: 80,
  morePorts: 0,
  cpuShare: 0,
  memoryShare: 0,
  memoryReserved: 1,
  hasMemoryLimit: false,
  isProtected: false,
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

  it('says eth0 and the address of a task in awsvpc where they have room, and the port alone where not', () => {
    const own = look({ networkMode: 'awsvpc', address: '172.31.0.12', hostPort: 80 })
    const textIn = (room: number) => portSize(own, { room, height: 60, least: 15 })?.text
    expect([textIn(260), textIn(160), textIn(100), textIn(50)]).toEqual([
      'eth0 172.31.0.12:80',
      '172.31.0.12:80',
      '.0.12:80',
      ':80',
    ])
  })

  it('is translated in bridge alone', () => {
    const room = { room: 260, height: 60, least: 15 }
    expect(portSize(look(), room)).toMatchObject({ text: ':32768', more: '→80' })
    expect(portSize(look({ networkMode: 'host', hostPort: 80 }), room)).toMatchObject({
      text: ':80',
      more: '',
    })
  })

  it('is not written of a task that is over', () => {
    expect(portSize(look({ mark: 'stopped' }), { room: 200, height: 100, least: 15 })).toBeNull()
  })
})

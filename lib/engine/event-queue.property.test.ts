import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EventHandle, EventQueue } from './event-queue'

interface Listed {
  readonly handle: EventHandle
  time: number
  readonly phase: number
  sequence: number
  readonly tag: number
}

/** The same promises kept the slow way: a list, sorted when it is asked. */
class SortedList {
  #events: Listed[] = []
  #sequence = 0

  get handles(): readonly EventHandle[] {
    return this.#events.map(({ handle }) => handle)
  }

  push(
    handle: EventHandle,
    event: { readonly time: number; readonly phase: number; readonly tag: number },
  ): void {
    this.#events.push({ handle, ...event, sequence: this.#sequence++ })
  }

  pop(): Listed | undefined {
    this.#events.sort((x, y) => x.time - y.time || x.phase - y.phase || x.sequence - y.sequence)
    return this.#events.shift()
  }

  cancel(handle: EventHandle): void {
    this.#events = this.#events.filter((event) => event.handle !== handle)
  }

  move(handle: EventHandle, time: number): void {
    for (const event of this.#events) {
      if (event.handle !== handle) continue
      event.time = time
      event.sequence = this.#sequence++
    }
  }
}

const time = fc.integer({ min: 0, max: 20 })
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('push' as const), time, phase: fc.integer({ min: 0, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), which: fc.nat(), time }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('save and restore' as const) }) },
)

function popBoth(queue: EventQueue, list: SortedList): boolean {
  const expected = list.pop()
  expect(queue.peekTime()).toBe(expected?.time ?? Number.POSITIVE_INFINITY)
  expect(queue.pop()).toBe(expected !== undefined)
  if (expected) {
    expect([queue.time, queue.a]).toEqual([expected.time, expected.tag])
    expect(queue.has(expected.handle)).toBe(false)
  }
  return expected !== undefined
}

describe('event queue', () => {
  it('hands out events as a sorted list would, whatever is pushed, popped, cancelled, moved and saved', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        let queue = new EventQueue()
        const list = new SortedList()
        for (const [tag, one] of steps.entries()) {
          const handle =
            'which' in one ? list.handles[one.which % Math.max(1, list.handles.length)] : undefined
          if (one.do === 'push')
            list.push(queue.push(one.time, one.phase, 0, tag, 0), { time: one.time, phase: one.phase, tag })
          else if (one.do === 'pop') popBoth(queue, list)
          else if (one.do === 'cancel' && handle !== undefined) {
            queue.cancel(handle)
            list.cancel(handle)
          } else if (one.do === 'move' && handle !== undefined) {
            queue.move(handle, one.time)
            list.move(handle, one.time)
          } else if (one.do === 'save and restore') {
            const saved = JSON.parse(JSON.stringify(queue.save()))
            queue = new EventQueue()
            queue.restore(saved)
          }
          expect(queue.size).toBe(list.handles.length)
          for (const known of list.handles) expect(queue.has(known)).toBe(true)
        }
        while (popBoth(queue, list));
      }),
      { numRuns: 400 },
    )
  })

  it('keeps its order when it grows past its first capacity', () => {
    const queue = new EventQueue()
    const list = new SortedList()
    for (let tag = 0; tag < 5_000; tag++) {
      const event = { time: (tag * 7919) % 1_000, phase: tag % 5, tag }
      list.push(queue.push(event.time, event.phase, 0, tag, 0), event)
    }
    const popped: number[] = []
    while (queue.pop()) popped.push(queue.a)
    const expected = [...Array(5_000).keys()].sort(
      (x, y) => ((x * 7919) % 1_000) - ((y * 7919) % 1_000) || (x % 5) - (y % 5) || x - y,
    )
    expect(popped).toEqual(expected)
  })

  it('deals, when it is shuffled, events of one instant and phase in another order, but keeps time and phase', () => {
    const queue = new EventQueue({ shuffled: true })
    for (let tag = 0; tag < 300; tag++) queue.push(tag % 2, tag % 3, 0, tag, 0)
    const popped: { readonly time: number; readonly tag: number }[] = []
    while (queue.pop()) popped.push({ time: queue.time, tag: queue.a })
    const places = popped.map(({ time, tag }) => time * 10 + (tag % 3))
    expect(places).toEqual([...places].sort((x, y) => x - y))
    expect(new Set(popped.map(({ tag }) => tag)).size).toBe(300)
    const first = popped.filter(({ time, tag }) => time === 0 && tag % 3 === 0).map(({ tag }) => tag)
    expect(first).not.toEqual([...first].sort((x, y) => x - y))
  })

  it('gives a freed handle again only after its event is gone', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (pushes) => {
        const queue = new EventQueue()
        const queued = new Set<EventHandle>()
        for (const push of pushes) {
          if (push) {
            const handle = queue.push(1, 0, 0, 0, 0)
            expect(queued.has(handle)).toBe(false)
            queued.add(handle)
          } else {
            const [first] = queued
            if (first === undefined) continue
            queue.cancel(first)
            queued.delete(first)
          }
        }
        expect(queue.size).toBe(queued.size)
      }),
    )
  })

  it('refuses to cancel or move an event that is not queued', () => {
    const queue = new EventQueue()
    const handle = queue.push(1, 0, 0, 0, 0)
    queue.pop()
    expect(() => queue.cancel(handle)).toThrow(/not queued/)
    expect(() => queue.move(handle, 2)).toThrow(/not queued/)
    expect(() => queue.cancel(99)).toThrow(/not queued/)
  })
})

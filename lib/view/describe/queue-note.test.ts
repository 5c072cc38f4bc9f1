import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queueNote } from './queue-note'

describe('the queue that is drawn on a task', () => {
  it('has a dot for each request that waits, beside what they wait for', () => {
    expect(queueNote('7 wait for CPU', { waiting: 7, room: 240, size: 15 })).toMatchObject({
      text: '7 wait for CPU',
      dots: 7,
    })
  })
  it('says less where the words would leave no room for dots', () => {
    expect(queueNote('7 wait for CPU', { waiting: 7, room: 114, size: 15 }).text).toBe('7 wait')
    expect(queueNote('memory 98 %', { waiting: 70, room: 112, size: 15 }).text).toBe('mem 98 %')
  })
  it('never has more dots than requests wait, nor than have room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 20, max: 400 }),
        fc.constantFrom(15, 24),
        (waiting, room, size) => {
          const { text, dots, dotSize } = queueNote(`${waiting} wait for CPU`, { waiting, room, size })
          expect(dots).toBeLessThanOrEqual(waiting)
          if (dots > 0) expect(text.length * 0.6 * size + dots * (dotSize + 2)).toBeLessThanOrEqual(room)
          expect(text).toContain(String(waiting))
        },
      ),
    )
  })
})

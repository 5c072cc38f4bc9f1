import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastType, roomTaskSizes } from './room-type'

const LETTER = 0.6

describe('type for a room', () => {
  it('is 17 pixels at least on a wall of 1,920, and grows with a larger one', () => {
    expect([leastType(1_920), leastType(3_840), leastType(500)]).toEqual([17, 34, 11])
  })

  it('writes nothing on a task that is smaller, wider or higher than there is room for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 300, noNaN: true }),
        fc.double({ min: 20, max: 300, noNaN: true }),
        fc.double({ min: 6, max: 60, noNaN: true }),
        fc.string({ minLength: 1, maxLength: 24 }),
        (width, height, least, name) => {
          const text = { name, port: ':32768', note: 'draining 41s' }
          const sizes = roomTaskSizes({ width, height }, text, { least })
          const written = [
            [sizes.name, text.name],
            [sizes.port, text.port],
            [sizes.note, text.note],
          ] as const
          let lines = 0
          for (const [size, words] of written) {
            if (size === null) continue
            expect(size).toBeGreaterThanOrEqual(least)
            expect(size * LETTER * words.length).toBeLessThanOrEqual(width)
            lines += size
          }
          expect(lines).toBeLessThanOrEqual(height)
        },
      ),
    )
  })

  it('gives up the note before the name, and the name before the port', () => {
    const text = { name: 'web:1', port: ':32768', note: 'draining 41s' }
    const shown = (height: number) => {
      const { name, port, note } = roomTaskSizes({ width: 140, height }, text, { least: 14 })
      return [port, name, note].filter((size) => size !== null).length
    }
    expect([shown(30), shown(60), shown(110)]).toEqual([0, 2, 3])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import { CHARACTER_PX } from './bar-label'
import { scheduleLane } from './schedule-lane'

const AXIS = { from: 0, to: 600_000_000, width: 600 }
const track = (name: string, ...seconds: readonly number[]) => ({
  name,
  min: 4,
  max: null,
  desired: null,
  times: seconds.map((one) => simTime(one * 1_000_000)),
})

describe('The marks of scheduled actions', () => {
  it('stand where they fall due, with what they set, and say which are still to come', () => {
    const [first, second] = scheduleLane(AXIS, [track('sale', 100, 400, 700)], 300_000_000)
    expect(first).toMatchObject({ x: 100, label: 'sale: min 4', isDue: false })
    expect(second).toMatchObject({ x: 400, isDue: true })
    expect(scheduleLane(AXIS, [track('sale', 700)], 0)).toEqual([])
  })

  it('have labels that reach no other mark, nor beyond the axis', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 20 }),
        (a, b) => {
          const marks = scheduleLane(AXIS, [track('sale', ...a), track('a-much-longer-name', ...b)], 0)
          marks.forEach(({ x, label }, i) => {
            if (label === null) return
            expect(x + label.length * CHARACTER_PX).toBeLessThanOrEqual(marks[i + 1]?.x ?? AXIS.width)
          })
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnUse, instanceScale, taskCpuScale, taskMemoryScale } from './use-scale'

describe('the bar of what is reserved and used', () => {
  test('CPU of a task may pass its 100 % line, which stands in the middle', () => {
    expect(taskCpuScale(0.5)).toEqual({
      reserved: 0.5,
      used: 0.25,
      line: 0.5,
      isOver: false,
      isOffScale: false,
    })
    expect(taskCpuScale(1)).toMatchObject({ used: 0.5, isOver: false })
    expect(taskCpuScale(1.6)).toMatchObject({ used: 0.8, isOver: true, isOffScale: false })
    expect(taskCpuScale(4)).toMatchObject({ used: 1, isOver: true, isOffScale: true })
  })

  test('memory of a task ends at the limit, whatever of it is reserved', () => {
    expect(taskMemoryScale(0.25, 0.5)).toMatchObject({ reserved: 0.25, used: 0.5, line: 1, isOver: false })
  })

  test('an instance is full at what it has registered, and one that has not registered shows nothing', () => {
    expect(instanceScale({ registered: 2048, reserved: 1024, used: 512 })).toMatchObject({
      reserved: 0.5,
      used: 0.25,
    })
    expect(instanceScale({ registered: 0, reserved: 0, used: 0 })).toMatchObject({
      reserved: 0,
      used: 0,
      line: 1,
    })
  })

  test('no part leaves the bar', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(amount, amount, amount, (registered, reserved, used) => {
        for (const scale of [
          instanceScale({ registered, reserved, used }),
          taskCpuScale(used),
          taskMemoryScale(reserved, used),
        ])
          for (const part of [scale.reserved, scale.used, scale.line]) {
            expect(part).toBeGreaterThanOrEqual(0)
            expect(part).toBeLessThanOrEqual(1)
          }
      }),
    )
  })
})

describe('what a bar of an instance goes by', () => {
  test.each([
    ['what is used is drawn as it is', [1_000, 500, 333], null, [1_000, 500, 333, 0]],
    ['in steps it is drawn as the nearest', [1_000, 500, 333], 20, [1_000, 500, 350, 0]],
    ['in steps it is short by what is really used', [1_000, 500, 960], 20, [1_000, 500, 950, 1]],
    ['in steps it is not short because the nearest step is', [1_000, 500, 940], 10, [1_000, 500, 900, 0]],
    ['of an instance that has registered nothing, nothing is short', [0, 0, 0], 20, [0, 0, 0, 0]],
  ])('%s', (_, [registered = 0, reserved = 0, used = 0], steps, drawn) => {
    expect(drawnUse({ registered, reserved, used }, steps)).toEqual(drawn)
  })
})

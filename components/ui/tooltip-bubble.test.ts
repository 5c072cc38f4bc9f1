import { describe, expect, it } from 'vitest'
import { placeBeside, type TooltipSide } from './tooltip-bubble'

const WINDOW = { width: 800, height: 600 }
const BUBBLE = { width: 100, height: 30 }
const at = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 20 })

describe('A tooltip', () => {
  it.each<[string, ReturnType<typeof at>, TooltipSide, { left: number; top: number }]>([
    ['stands below, in the middle', at(380, 100), 'bottom', { left: 350, top: 126 }],
    ['stands above', at(380, 100), 'top', { left: 350, top: 64 }],
    ['goes above where there is no room below', at(380, 570), 'bottom', { left: 350, top: 534 }],
    ['goes below where there is no room above', at(380, 10), 'top', { left: 350, top: 36 }],
    ['goes left where there is no room to the right', at(740, 100), 'right', { left: 634, top: 95 }],
    ['stays in the window at its left edge', at(0, 100), 'bottom', { left: 8, top: 126 }],
    ['stays in the window at its right edge', at(760, 100), 'bottom', { left: 692, top: 126 }],
  ])('%s', (_, anchor, side, expected) => {
    expect(placeBeside(anchor, BUBBLE, WINDOW, side)).toEqual(expected)
  })
})

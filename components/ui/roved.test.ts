import { describe, expect, it } from 'vitest'
import { roved } from './roved'

describe('the keys of a row that shares one stop', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowDown', 2, 0],
    ['ArrowLeft', 0, 2],
    ['ArrowUp', 2, 1],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Enter', 1, null],
  ])('%s leads from place %i of three to %s', (key, place, to) => {
    expect(roved(key, place, 3)).toBe(to)
  })
})

import { describe, expect, test } from 'vitest'
import { portStrip } from './port-strip'

const RANGE = [32768, 60999] as const
const used = (portsInUse: readonly number[], reservedPorts: readonly number[] = []) =>
  portStrip({ portsInUse, reservedPorts, dynamicPortRange: RANGE })

const usedCells = (ports: readonly number[]) => used(ports).cells.filter(({ state }) => state === 'used')

describe('the strip of host ports', () => {
  test('low ports are shown one a cell from the start of the range', () => {
    const { cells } = used([32768, 32770])
    expect(cells).toHaveLength(24)
    expect(cells.slice(0, 3).map(({ state }) => state)).toEqual(['used', 'free', 'used'])
  })

  test('fixed host ports stand apart', () => {
    expect(used([80, 32768]).fixed).toEqual([80])
    expect(usedCells([80])).toHaveLength(0)
  })

  test('ports far up the range move the window, and none is lost', () => {
    expect(usedCells([40_000, 40_001, 40_003])).toHaveLength(3)
    expect(usedCells([32_768, 60_999])).toHaveLength(2)
    expect(usedCells([60_998, 60_999])).toHaveLength(2)
  })

  test('reserved ports in the window are marked', () => {
    expect(used([51_670], [51_678, 51_679]).cells.filter(({ state }) => state === 'reserved')).toHaveLength(2)
  })
})

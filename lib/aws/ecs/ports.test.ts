import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EPHEMERAL_PORT_RANGE_DEFAULT } from '@/lib/aws/defaults'
import { chooseDynamicPort, noDynamicPort, portConflicts } from './ports'

const none: ReadonlySet<number> = new Set()

describe('chooseDynamicPort', () => {
  it('begins at 32768 on a new instance and goes up by one', () => {
    const range = EPHEMERAL_PORT_RANGE_DEFAULT
    const first = chooseDynamicPort({ range, last: range[0] - 1, inUse: none })
    expect(first).toEqual({ port: 32768, last: 32768 })
    expect(chooseDynamicPort({ range, last: 32768, inUse: none })).toEqual({ port: 32769, last: 32769 })
  })

  it.each([
    ['skips ports in use', { range: [10, 20], last: 10, inUse: new Set([11, 12]) }, { port: 13, last: 13 }],
    [
      'does not take a freed port before it has gone round',
      { range: [10, 20], last: 15, inUse: none },
      { port: 16, last: 16 },
    ],
    [
      'starts over when the rest is in use',
      { range: [10, 12], last: 11, inUse: new Set([12]) },
      { port: 10, last: 10 },
    ],
    [
      'sets its pointer back after the last port',
      { range: [10, 12], last: 11, inUse: none },
      { port: 12, last: 9 },
    ],
    [
      'starts over when the pointer lies outside the range',
      { range: [10, 12], last: 500, inUse: none },
      { port: 10, last: 10 },
    ],
    [
      'finds a run that is long enough',
      { range: [10, 20], last: 9, inUse: new Set([11, 14]), count: 3 },
      { port: 15, last: 17 },
    ],
    [
      'starts over for a run that is not left at the end',
      { range: [10, 20], last: 18, inUse: none, count: 3 },
      { port: 10, last: 12 },
    ],
  ] as const)('%s', (_name, query, expected) => {
    expect(chooseDynamicPort(query)).toEqual(expected)
  })

  it('takes a predicate as well', () => {
    expect(chooseDynamicPort({ range: [10, 20], last: 9, inUse: (port) => port < 14 })).toEqual({
      port: 14,
      last: 14,
    })
  })

  it('finds nothing when all are in use, or no run is long enough', () => {
    expect(chooseDynamicPort({ range: [10, 12], last: 9, inUse: new Set([10, 11, 12]) })).toBeNull()
    expect(chooseDynamicPort({ range: [10, 14], last: 9, inUse: new Set([12]), count: 3 })).toBeNull()
    expect(noDynamicPort(1)).toBe('a host port is unavailable')
    expect(noDynamicPort(3)).toBe('3 contiguous host ports are unavailable')
  })

  it('gives each port of its range once before any twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(60), (size, start) => {
        const range = [100, 100 + size - 1] as const
        const held = new Set<number>()
        let last = 99 + (start % (size + 1))
        for (let i = 0; i < size; i++) {
          const choice = chooseDynamicPort({ range, last, inUse: held })
          expect(choice).not.toBeNull()
          if (!choice) return
          expect(held.has(choice.port)).toBe(false)
          held.add(choice.port)
          last = choice.last
        }
        expect(chooseDynamicPort({ range, last, inUse: held })).toBeNull()
      }),
    )
  })
})

describe('portConflicts', () => {
  const tcp = (port: number) => ({ port, protocol: 'tcp' as const })
  const udp = (port: number) => ({ port, protocol: 'udp' as const })

  it('lists what is held or reserved, protocol by protocol', () => {
    expect(portConflicts([tcp(80), udp(80), tcp(22), udp(22)], [tcp(80), udp(53)], [22])).toEqual([
      tcp(80),
      tcp(22),
    ])
  })

  it('is empty when all are free', () => {
    expect(portConflicts([tcp(8080)], [tcp(80)], [22])).toEqual([])
  })
})

// The port space against the agent: random tasks come and go on an instance of the model, and what the screen said of the next port is
// what the agent gave.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseDynamicPort } from '@/lib/aws/ecs/ports'
import type { InstanceView } from '@/lib/protocol'
import { grantsOf, nextPort, type PortsOf, portSpace } from './port-space'

const RANGE = [40_000, 40_009] as const
const RESERVED = [22, 2375, 2376, 40_003, 40_004]

type Step =
  | { readonly kind: 'start'; readonly fixed: number | null }
  | { readonly kind: 'stop'; readonly which: number }

const STEPS: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('start' as const), fixed: fc.constantFrom(null, null, 8080, 40_005) }),
    fc.record({ kind: fc.constant('stop' as const), which: fc.nat(20) }),
  ),
  { maxLength: 60 },
)

function instanceOf(last: number, inUse: readonly number[], released: readonly number[]): PortsOf {
  return {
    reservedPorts: RESERVED,
    portsInUse: [...inUse].sort((a, b) => a - b),
    dynamicPortRange: RANGE,
    lastDynamicPort: last,
    releasedPorts: released.map((port) => ({
      port,
      protocol: 'tcp',
      at: 0 as never,
      taskDefinition: 'web:1',
    })),
    securityGroupIds: [],
  }
}

const definition = (...hostPorts: readonly number[]) => ({
  networkMode: 'bridge',
  containers: [
    {
      name: 'web',
      image: 'web:1',
      portMappings: hostPorts.map((hostPort) => ({ containerPort: 80, hostPort, protocol: 'tcp' })),
    },
  ],
})

describe('the port space of an instance', () => {
  it('names the port that the agent gives next, over any history', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        let last: number = RANGE[0] - 1
        const inUse: number[] = []
        let released: number[] = []
        for (const step of steps) {
          const instance = instanceOf(last, inUse, released)
          const taken = new Set([...inUse, ...RESERVED])
          if (step.kind === 'stop') {
            const [port] = inUse.splice(step.which % Math.max(1, inUse.length), 1)
            if (port !== undefined) released = [...released.filter((one) => one !== port), port]
            continue
          }
          const space = portSpace(instance, [], [])
          const [grant] = grantsOf(definition(step.fixed ?? 0), instance)
          if (step.fixed !== null) {
            expect(grant).toEqual({
              containerPort: 80,
              port: step.fixed,
              isDynamic: false,
              isTaken: taken.has(step.fixed),
            })
            if (!taken.has(step.fixed)) inUse.push(step.fixed)
            continue
          }
          const choice = chooseDynamicPort({ range: RANGE, last, inUse: taken })
          expect(nextPort(instance as InstanceView)).toBe(choice?.port ?? null)
          expect(space.next).toBe(choice?.port ?? null)
          expect(grant?.port).toBe(choice?.port)
          if (choice === null) continue
          last = choice.last
          inUse.push(choice.port)
        }
      }),
    )
  })

  it('shows each port once, in order, and says of each who has it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom<number>(80, 8080, 40_000, 40_001, 40_005, 40_009, 50_000)),
        fc.uniqueArray(fc.constantFrom<number>(8080, 40_000, 40_001, 40_002, 40_006)),
        fc.integer({ min: 39_999, max: 40_009 }),
        (inUse, released, last) => {
          const { below, within, above, next } = portSpace(instanceOf(last, inUse, released), [], [])
          const cells = [...below, ...within, ...above]
          const ports = cells.map(({ port }) => port)
          expect(ports).toEqual([...new Set(ports)].sort((a, b) => a - b))
          for (const port of inUse) expect(cells.find((one) => one.port === port)?.state).toBe('used')
          for (const port of RESERVED) expect(cells.find((one) => one.port === port)?.state).toBe('reserved')
          for (const port of released.filter((one) => !inUse.includes(one)))
            expect(cells.find((one) => one.port === port)?.state).toBe('released')
          expect(cells.filter(({ isNext }) => isNext).map(({ port }) => port)).toEqual(
            next === null ? [] : [next],
          )
          for (const { port } of within) expect(port >= RANGE[0] && port <= RANGE[1]).toBe(true)
        },
      ),
    )
  })

  it('gives several ports of one task one after another, and passes over those that it asks for by number', () => {
    const instance = instanceOf(40_000, [40_000], [])
    expect(grantsOf(definition(0, 40_002, 0), instance).map(({ port }) => port)).toEqual([
      40_001, 40_002, 40_005,
    ])
    expect(grantsOf({ ...definition(0), networkMode: 'awsvpc' }, instance)).toEqual([])
    expect(grantsOf({ ...definition(0), networkMode: 'host' }, instance)).toEqual([
      { containerPort: 80, port: 80, isDynamic: false, isTaken: false },
    ])
  })

  it('is closed where no rule of its security groups is about a port', () => {
    const instance = { ...instanceOf(40_000, [8080, 40_000], []), securityGroupIds: ['sg-1'] }
    const rule = { protocol: 'tcp', fromPort: 8080, toPort: 8080, source: 'lb' }
    const space = portSpace(
      instance,
      [],
      [
        { key: 'sg-1', ingress: [rule] },
        { key: 'sg-2', ingress: [{ ...rule, fromPort: 0, toPort: 65_535 }] },
      ],
    )
    expect(space.isRangeOpen).toBe(false)
    const closed = [...space.below, ...space.within].filter(
      ({ isClosed, state }) => isClosed && state === 'used',
    )
    expect(closed.map(({ port }) => port)).toEqual([40_000])
  })
})

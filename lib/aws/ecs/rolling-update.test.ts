import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bounds,
  boundsRule,
  NO_TASKS,
  planRollingUpdate,
  type RollingUpdateInput,
  stopTotal,
  type TaskCounts,
} from './rolling-update'

const counts = (given: Partial<TaskCounts>): TaskCounts => ({ ...NO_TASKS, ...given })
const healthy = (n: number) => counts({ running: n, healthy: n })
const pending = (n: number) => counts({ pending: n })
const starting = (n: number) => counts({ running: n })
const unhealthy = (n: number) => counts({ running: n, unhealthy: n })
const both = (...groups: TaskCounts[]): TaskCounts =>
  groups.reduce((a, b) => ({
    pending: a.pending + b.pending,
    running: a.running + b.running,
    healthy: a.healthy + b.healthy,
    unhealthy: a.unhealthy + b.unhealthy,
  }))

interface Situation {
  readonly desired: number
  readonly min?: number
  readonly max?: number
  readonly primary?: TaskCounts
  readonly older?: readonly TaskCounts[]
  readonly draining?: TaskCounts
  readonly mayStart?: boolean
}

function plan({ desired, min = 100, max = 200, primary = NO_TASKS, older = [], ...rest }: Situation) {
  return planRollingUpdate({ desired, ...bounds(desired, min, max), primary, older, ...rest })
}

const moves = (situation: Situation) => {
  const { start, stop } = plan(situation)
  return { start, stop: stopTotal(stop) }
}

describe('bounds', () => {
  it.each([
    [4, 50, 100, 2, 4],
    [3, 100, 125, 3, 3],
    [4, 100, 200, 4, 8],
    [1, 100, 200, 1, 2],
    [1, 0, 100, 0, 1],
    [10, 90, 110, 9, 11],
    [7, 100, 100, 7, 7],
    [3, 50, 150, 2, 4],
    [0, 100, 200, 0, 0],
  ])('desired %i at %i/%i: lower is rounded up and upper down', (desired, min, max, lower, upper) => {
    expect(bounds(desired, min, max)).toEqual({ lower, upper })
  })

  it('explains itself', () => {
    expect(boundsRule(4, 50, 100)).toBe('lower = ceil(4 × 50 / 100) = 2, upper = floor(4 × 100 / 100) = 4')
  })
})

describe('the first move of a deployment', () => {
  it.each<[string, Situation, { start: number; stop: number }]>([
    ['4 at 50/100 stops 2', { desired: 4, min: 50, max: 100, older: [healthy(4)] }, { start: 0, stop: 2 }],
    ['… then starts 2', { desired: 4, min: 50, max: 100, older: [healthy(2)] }, { start: 2, stop: 0 }],
    [
      '… and stops the other 2 once they are healthy',
      { desired: 4, min: 50, max: 100, primary: healthy(2), older: [healthy(2)] },
      { start: 0, stop: 2 },
    ],
    ['3 at 100/125 is stuck', { desired: 3, max: 125, older: [healthy(3)] }, { start: 0, stop: 0 }],
    ['4 at 100/200 starts 4', { desired: 4, older: [healthy(4)] }, { start: 4, stop: 0 }],
    [
      '… waits while they are pending',
      { desired: 4, primary: pending(4), older: [healthy(4)] },
      { start: 0, stop: 0 },
    ],
    [
      '… waits while nobody knows how they are',
      { desired: 4, primary: starting(4), older: [healthy(4)] },
      { start: 0, stop: 0 },
    ],
    [
      '… stops 4 when 4 are healthy',
      { desired: 4, primary: healthy(4), older: [healthy(4)] },
      { start: 0, stop: 4 },
    ],
    [
      '… stops as many as are healthy',
      { desired: 4, primary: both(healthy(1), starting(3)), older: [healthy(4)] },
      { start: 0, stop: 1 },
    ],
    ['1 at 100/200 starts 1', { desired: 1, older: [healthy(1)] }, { start: 1, stop: 0 }],
    ['… then stops 1', { desired: 1, primary: healthy(1), older: [healthy(1)] }, { start: 0, stop: 1 }],
    ['1 at 0/100 stops first', { desired: 1, min: 0, max: 100, older: [healthy(1)] }, { start: 0, stop: 1 }],
    ['… and starts with none left', { desired: 1, min: 0, max: 100 }, { start: 1, stop: 0 }],
    [
      '10 at 90/110 starts 1 and stops 1',
      { desired: 10, min: 90, max: 110, older: [healthy(10)] },
      { start: 1, stop: 1 },
    ],
    ['any at 100/100 is stuck', { desired: 5, max: 100, older: [healthy(5)] }, { start: 0, stop: 0 }],
  ])('%s', (_name, situation, expected) => {
    expect(moves(situation)).toEqual(expected)
  })
})

describe('standing still', () => {
  it('100/100 names both percentages as what blocks it', () => {
    const { blocked, waiting } = plan({ desired: 4, max: 100, older: [healthy(4)] })
    expect(blocked).toContain('maximumPercent')
    expect(blocked).toContain('minimumHealthyPercent')
    expect(waiting).toBeNull()
  })

  it('is not blocked while new tasks may still become healthy', () => {
    const { blocked, waiting } = plan({ desired: 4, primary: starting(4), older: [healthy(4)] })
    expect(blocked).toBeNull()
    expect(waiting).toBe('4 new tasks to become healthy')
  })

  it('has nothing to say in the steady state', () => {
    expect(plan({ desired: 3, primary: healthy(3) })).toMatchObject({
      start: 0,
      blocked: null,
      waiting: null,
    })
  })

  it('draining at 100/100 never ends', () => {
    const { start, stop, blocked } = plan({ desired: 4, max: 100, primary: healthy(2), draining: healthy(2) })
    expect({ start, stop: stopTotal(stop) }).toEqual({ start: 0, stop: 0 })
    expect(blocked).not.toBeNull()
  })
})

describe('draining instances', () => {
  it('at 100/200 replacements start first', () => {
    expect(moves({ desired: 4, primary: healthy(2), draining: healthy(2) })).toEqual({ start: 2, stop: 0 })
  })

  it('at 50/100 two go at once', () => {
    expect(
      plan({ desired: 4, min: 50, max: 100, primary: healthy(2), draining: healthy(2) }).stop.draining
        .healthy,
    ).toBe(2)
  })

  it('their pending tasks stop at once', () => {
    expect(plan({ desired: 4, primary: healthy(3), draining: pending(1) }).stop.draining.pending).toBe(1)
  })
})

describe('unhealthy tasks', () => {
  it('get a replacement first when upper has room', () => {
    const result = plan({ desired: 4, primary: both(healthy(3), unhealthy(1)) })
    expect(result).toMatchObject({ start: 1, replacing: 1 })
    expect(stopTotal(result.stop)).toBe(0)
  })

  it('stay while their replacement starts', () => {
    expect(moves({ desired: 4, primary: both(healthy(3), unhealthy(1), starting(1)) })).toEqual({
      start: 0,
      stop: 0,
    })
  })

  it('stop once their replacement is healthy', () => {
    expect(plan({ desired: 4, primary: both(healthy(4), unhealthy(1)) }).stop.primary).toEqual({
      pending: 0,
      unhealthy: 1,
      starting: 0,
      healthy: 0,
    })
  })

  it('stop one of two when the replacement is no better', () => {
    expect(plan({ desired: 4, primary: both(healthy(3), unhealthy(2)) }).stop.primary.unhealthy).toBe(1)
  })

  it('stop one at a time when upper has no room', () => {
    const result = plan({ desired: 4, max: 100, primary: both(healthy(1), unhealthy(3)) })
    expect(result.start).toBe(0)
    expect(result.stop.primary.unhealthy).toBe(1)
  })

  it('wait for the last replacement to settle when upper has no room', () => {
    expect(moves({ desired: 4, max: 100, primary: both(healthy(1), unhealthy(2), starting(1)) })).toEqual({
      start: 0,
      stop: 0,
    })
  })

  it('of a bad release are replaced one by one while the old tasks keep serving', () => {
    const { stop } = plan({ desired: 4, primary: unhealthy(4), older: [healthy(4)] })
    expect(stop.primary.unhealthy).toBe(1)
    expect(stop.older[0]?.healthy).toBe(0)
  })

  it('of an old release go before its healthy ones', () => {
    const { stop } = plan({
      desired: 4,
      primary: both(healthy(1), starting(3)),
      older: [both(healthy(3), unhealthy(1))],
    })
    expect(stop.older[0]).toEqual({ pending: 0, unhealthy: 1, starting: 0, healthy: 0 })
  })

  it('count for nothing that replaces when there were too few tasks anyway', () => {
    expect(plan({ desired: 4, primary: both(healthy(1), unhealthy(1)) })).toMatchObject({
      start: 3,
      replacing: 1,
    })
  })
})

describe('scaling', () => {
  it('out starts what is missing, whatever minimum and maximum', () => {
    expect(moves({ desired: 6, max: 100, primary: healthy(4) })).toEqual({ start: 2, stop: 0 })
  })

  it('in stops first what serves nobody yet', () => {
    expect(plan({ desired: 2, primary: both(pending(1), starting(1), healthy(3)) }).stop.primary).toEqual({
      pending: 1,
      unhealthy: 0,
      starting: 1,
      healthy: 1,
    })
  })

  it('to zero stops everything', () => {
    expect(moves({ desired: 0, primary: both(healthy(3), unhealthy(1), pending(1)) })).toEqual({
      start: 0,
      stop: 5,
    })
  })

  it('in during a deployment takes the old tasks first', () => {
    const { stop } = plan({ desired: 2, primary: healthy(2), older: [healthy(4)] })
    expect(stop.older[0]?.healthy).toBe(4)
    expect(stop.primary.healthy).toBe(0)
  })
})

describe('several older deployments', () => {
  it('the oldest goes first', () => {
    const { stop } = plan({ desired: 4, primary: healthy(2), older: [healthy(2), healthy(2)] })
    expect(stop.older.map((of) => of.healthy)).toEqual([2, 0])
  })

  it('their tasks that never ran stop at once', () => {
    expect(plan({ desired: 4, older: [pending(3)] }).stop.older[0]?.pending).toBe(3)
  })

  it('old tasks of which nobody knows are kept as far as too few are healthy', () => {
    const { stop } = plan({ desired: 4, older: [both(healthy(1), starting(3))] })
    expect(stop.older[0]?.starting).toBe(0)
  })
})

describe('a deployment that may start nothing', () => {
  it('leaves the old tasks alone', () => {
    expect(moves({ desired: 4, min: 0, primary: NO_TASKS, older: [healthy(4)], mayStart: false })).toEqual({
      start: 0,
      stop: 0,
    })
  })

  it('still stops its unhealthy tasks when old ones cover for them', () => {
    const { stop, start } = plan({ desired: 2, primary: unhealthy(2), older: [healthy(2)], mayStart: false })
    expect(start).toBe(0)
    expect(stop.primary.unhealthy).toBe(2)
  })
})

const taskCounts: fc.Arbitrary<TaskCounts> = fc
  .tuple(fc.nat(6), fc.nat(6), fc.nat(4), fc.nat(4))
  .map(([waiting, well, ill, unknown]) => ({
    pending: waiting,
    running: well + ill + unknown,
    healthy: well,
    unhealthy: ill,
  }))

const situations: fc.Arbitrary<RollingUpdateInput> = fc
  .record({
    desired: fc.nat(12),
    min: fc.constantFrom(0, 25, 50, 90, 100),
    max: fc.constantFrom(100, 110, 125, 150, 200, 300),
    primary: taskCounts,
    older: fc.array(taskCounts, { maxLength: 3 }),
    draining: taskCounts,
    mayStart: fc.boolean(),
  })
  .map(({ desired, min, max, ...rest }) => ({ desired, ...bounds(desired, min, max), ...rest }))

describe('whatever the situation', () => {
  it('it never starts past upper', () => {
    fc.assert(
      fc.property(situations, (input) => {
        const groups = [input.primary, ...input.older, input.draining ?? NO_TASKS]
        const total = groups.reduce((sum, group) => sum + group.pending + group.running, 0)
        const { start } = planRollingUpdate(input)
        expect(start).toBeGreaterThanOrEqual(0)
        if (start > 0) expect(total + start).toBeLessThanOrEqual(input.upper)
      }),
    )
  })

  it('it never stops healthy tasks below lower, nor more tasks than there are', () => {
    fc.assert(
      fc.property(situations, (input) => {
        const { stop } = planRollingUpdate(input)
        const groups = [input.primary, ...input.older, input.draining ?? NO_TASKS]
        const stops = [stop.primary, ...stop.older, stop.draining]
        const total = groups.reduce((sum, group) => sum + group.healthy, 0)
        const stopped = stops.reduce((sum, of) => sum + of.healthy, 0)
        if (stopped > 0) expect(total - stopped).toBeGreaterThanOrEqual(input.lower)
        for (const [i, group] of groups.entries()) {
          const of = stops[i]
          expect(of?.pending).toBeLessThanOrEqual(group.pending)
          expect(of?.healthy).toBeLessThanOrEqual(group.healthy)
          expect(of?.unhealthy).toBeLessThanOrEqual(group.unhealthy)
          expect(of?.starting).toBeLessThanOrEqual(group.running - group.healthy - group.unhealthy)
          expect(Math.min(...Object.values(of ?? {}))).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('a deployment of good tasks ends with exactly the desired ones unless it says that it is blocked', () => {
    fc.assert(
      fc.property(situations, (first) => {
        let input: RollingUpdateInput = { ...first, mayStart: true }
        for (let pass = 0; pass < 200; pass++) {
          const result = planRollingUpdate(input)
          const total = result.start + stopTotal(result.stop)
          if (total === 0 && result.waiting === null) {
            if (result.blocked !== null) return
            expect(input.primary).toEqual(healthy(input.desired))
            expect(
              [...input.older, input.draining ?? NO_TASKS].every((of) => of.pending + of.running === 0),
            ).toBe(true)
            return
          }
          input = nextPass(input, result)
        }
        expect.unreachable('the deployment goes on for ever')
      }),
    )
  })

  it('is never blocked when upper is above desired and lower is not', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 1, max: 12 }), (input, desired) => {
        const result = planRollingUpdate({
          ...input,
          desired,
          lower: desired,
          upper: desired * 2,
          mayStart: true,
          older: [healthy(desired)],
          draining: NO_TASKS,
          primary: NO_TASKS,
        })
        expect(result.blocked).toBeNull()
      }),
    )
  })
})

/** The world does as it was told, and every new task turns out well. */
function nextPass(
  input: RollingUpdateInput,
  { start, stop }: ReturnType<typeof planRollingUpdate>,
): RollingUpdateInput {
  const after = (group: TaskCounts, of: typeof stop.primary): TaskCounts => ({
    pending: group.pending - of.pending,
    running: group.running - of.unhealthy - of.starting - of.healthy,
    healthy: group.healthy - of.healthy,
    unhealthy: group.unhealthy - of.unhealthy,
  })
  const primary = after(input.primary, stop.primary)
  const well = primary.pending + primary.running - primary.unhealthy
  return {
    ...input,
    primary: {
      pending: start,
      running: well + primary.unhealthy,
      healthy: well,
      unhealthy: primary.unhealthy,
    },
    older: input.older.map((group, i) => after(group, stop.older[i] ?? stop.draining)),
    draining: after(input.draining ?? NO_TASKS, stop.draining),
  }
}

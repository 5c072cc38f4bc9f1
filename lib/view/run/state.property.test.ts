import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { EventView, Frame, MetricStep, View, ZoneView } from '@/lib/protocol'
import { frameOf as anyFrame, standingOf } from '@/lib/testing/fixture-frame'
import { at, TASK_PLANS, viewsAt } from '@/lib/testing/fixture-world'
import { column, STEPS_KEPT } from '../charts/metrics'
import { applyFrame, EMPTY_RUN, EVENTS_MAX, type RunState } from './state'

const frameOf = (part: Partial<Frame>): Frame => anyFrame({ run: 1, now: simTime(0), playing: true, ...part })

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const view: fc.Arbitrary<View> = fc.oneof(
  fc.record({
    kind: fc.constant('zone' as const),
    key,
    subnetId: fc.constant('subnet'),
    outage: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('cluster' as const),
    key,
    name: fc.constantFrom('x', 'y'),
    registeredContainerInstancesCount: fc.nat(3),
    runningTasksCount: fc.nat(3),
    pendingTasksCount: fc.nat(3),
    capacityProviders: fc.constant([]),
    defaultStrategy: fc.constant([]),
    awsvpcTrunking: fc.constantFrom('enabled' as const, 'disabled' as const),
  }),
)
const change = fc.record({
  upsert: fc.uniqueArray(view, { selector: (v) => v.key, maxLength: 4 }),
  remove: fc.uniqueArray(key, { maxLength: 3 }),
})

const event = (sequence: number): EventView => ({
  sequence,
  at: simTime(sequence),
  source: 'aws.ecs',
  detailType: 'x',
  message: 'm',
  subjects: [],
  level: 'info',
  mark: null,
})

const apply = (frames: readonly Frame[], from: RunState = EMPTY_RUN) => frames.reduce(applyFrame, from)

describe('applying frames', () => {
  it('keeps instances in order of launch, whatever their ids and however they arrive', () => {
    const [one, two] = viewsAt([], at(60)).filter((some) => some.kind === 'instance')
    if (!one || !two) throw new Error('the fixture has instances')
    const old = { ...one, key: 'i-0f', launchedAt: at(0) }
    const young = { ...two, key: 'i-0a', launchedAt: at(30) }
    for (const upsert of [
      [old, young],
      [young, old],
    ])
      expect(apply([frameOf({ upsert })]).kinds.instance.map((some) => some.key)).toEqual(['i-0f', 'i-0a'])
  })

  it('one diff after another gives what the whole gives', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const stepwise = apply(changes.map(frameOf))
        const truth = new Map<string, View>()
        for (const { upsert, remove } of changes) {
          for (const gone of remove) truth.delete(gone)
          for (const there of upsert) truth.set(there.key, there)
        }
        const whole = apply([frameOf({ upsert: [...truth.values()].reverse() })])
        expect(stepwise.kinds).toEqual(whole.kinds)
        expect(stepwise.views).toEqual(truth)
      }),
    )
  })

  it('usage replaces numbers of tasks and instances and leaves the rest as it is', () => {
    const before = apply([frameOf({ upsert: viewsAt(TASK_PLANS, at(60)) })])
    const [task] = before.kinds.task
    const [instance, other] = before.kinds.instance
    if (!task || !instance || !other) throw new Error('the fixture has tasks and instances')
    const usage = [
      [task.key, 11, 22, 3, 7, 2, 1],
      [instance.key, 44, 55, 0, 9, 0, 0],
      ['gone', 1, 1, 1, 1, 1, 1],
    ] as const
    const after = apply([frameOf({ usage })], before)
    expect(after.kinds.task[0]).toEqual({
      ...task,
      cpuUsed: 11,
      memoryUsed: 22,
      requestsInFlight: 3,
      requestsQueued: 2,
      requestsStarved: 1,
      requestsPerSecond: 7,
    })
    expect(after.kinds.instance[0]).toMatchObject({
      key: instance.key,
      cpu: { reserved: instance.cpu.reserved, used: 44 },
      memory: { used: 55 },
      requestsPerSecond: 9,
    })
    expect(after.views.get(task.key)).toBe(after.kinds.task[0])
    expect(after.kinds.instance[1]).toBe(other)
    expect(after.kinds.service).toBe(before.kinds.service)
    expect(after.views.has('gone')).toBe(false)
  })

  it('the index holds each view once, under its kind, in order of its key', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const { views, kinds } = apply(changes.map(frameOf))
        const indexed = Object.entries(kinds).flatMap(([kind, list]) => {
          expect(list.map((v) => v.key)).toEqual(list.map((v) => v.key).sort())
          for (const each of list) expect(each.kind).toBe(kind)
          return list as readonly View[]
        })
        expect(new Set(indexed)).toEqual(new Set(views.values()))
        expect(indexed).toHaveLength(views.size)
      }),
    )
  })

  it('what has not changed keeps its identity', () => {
    const zone: ZoneView = { kind: 'zone', key: 'us-east-1a', subnetId: 'subnet', outage: false }
    const before = apply([frameOf({ upsert: [zone], events: [event(0)] })])
    const after = apply([frameOf({ now: simTime(5) })], before)
    expect(after.now).toBe(5)
    for (const part of [
      'views',
      'kinds',
      'events',
      'decisions',
      'commands',
      'metrics',
      'transport',
      'requests',
    ] as const) {
      expect(after[part], part).toBe(before[part])
    }
    const other = apply(
      [
        frameOf({
          upsert: [{ ...zone, kind: 'cluster', name: 'c' } as unknown as View].map((v) => ({
            ...v,
            key: 'c',
          })),
        }),
      ],
      before,
    )
    expect(other.kinds.zone).toBe(before.kinds.zone)
    expect(other.kinds.cluster).not.toBe(before.kinds.cluster)
  })

  it('a newer run drops the old one, an older frame is ignored', () => {
    const zone = (name: string): View => ({ kind: 'zone', key: name, subnetId: 'subnet', outage: false })
    const old = apply([
      frameOf({ upsert: [zone('a')], events: [event(7)], metrics: [{ step: 0, values: { x: 1 } }] }),
    ])
    const fresh = apply([frameOf({ run: 2, upsert: [zone('b')], events: [event(0)] })], old)
    expect([...fresh.views.keys()]).toEqual(['b'])
    expect(fresh.events.map((e) => e.sequence)).toEqual([0])
    expect(fresh.metrics.length).toBe(0)
    expect(apply([frameOf({ upsert: [zone('z')] })], fresh)).toBe(fresh)
  })

  it('events that come again are taken once, and the last five hundred are kept', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(80), { minLength: 1, maxLength: 30 }), (sizes) => {
        let next = 0
        const frames = sizes.map((size) => {
          const from = Math.max(0, next - 5)
          next += size
          return frameOf({ events: Array.from({ length: next - from }, (_, i) => event(from + i)) })
        })
        const { events } = apply(frames)
        const expected = Array.from({ length: next }, (_, i) => i).slice(-EVENTS_MAX)
        expect(events.map((e) => e.sequence)).toEqual(expected)
      }),
    )
  })
})

describe('metrics by column', () => {
  const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null })
  const row = fc.dictionary(fc.constantFrom('p', 'q', 'r'), value)

  it('holds every step at its place, NaN where there was none, however the steps were cut into frames', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 600 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 90 })),
        (rows, cuts) => {
          const steps = rows.map((values, step): MetricStep => ({ step, values }))
          const frames: Frame[] = []
          for (let at = 0; at < steps.length; ) {
            const size = cuts.next().value ?? 1
            frames.push(frameOf({ metrics: steps.slice(at, at + size) }))
            at += size
          }
          const { metrics } = apply(frames)
          expect(metrics.length).toBe(rows.length)
          for (const name of metrics.names) {
            expect([...(column(metrics, name) ?? [])]).toEqual(
              rows.map((values) => values[name] ?? Number.NaN),
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('forgets old seconds many at a time, and keeps the newest hours', () => {
    const day = 86_400
    let { metrics } = EMPTY_RUN
    const longest = { steps: 0, buffer: 0 }
    for (let first = 0; first < day; first += 3_600) {
      const steps = Array.from({ length: 3_600 }, (_, i): MetricStep => {
        const step = first + i
        return { step, values: step < 100 ? { early: 1, x: step } : { x: step } }
      })
      ;({ metrics } = apply([frameOf({ metrics: steps })], {
        ...EMPTY_RUN,
        run: 1,
        standing: standingOf(1),
        metrics,
      }))
      longest.steps = Math.max(longest.steps, metrics.length - metrics.first)
      longest.buffer = Math.max(longest.buffer, metrics.buffers.get('x')?.length ?? 0)
    }
    expect(metrics.length).toBe(day)
    expect(longest.steps).toBeLessThanOrEqual(2 * STEPS_KEPT)
    expect(longest.buffer).toBeLessThanOrEqual(4 * STEPS_KEPT)
    const kept = column(metrics, 'x')
    expect(kept).toHaveLength(day - metrics.first)
    expect(kept?.length).toBeGreaterThanOrEqual(STEPS_KEPT)
    expect([kept?.[0], kept?.at(-1)]).toEqual([metrics.first, day - 1])
    expect(metrics.names).toEqual(['x'])
  })

  it('an older version still reads what it read', () => {
    const first = apply([frameOf({ metrics: [{ step: 0, values: { x: 1 } }] })])
    const second = apply([frameOf({ metrics: [{ step: 1, values: { x: 2, y: 3 } }] })], first)
    expect([...(column(first.metrics, 'x') ?? [])]).toEqual([1])
    expect(column(first.metrics, 'y')).toBeUndefined()
    expect([...(column(second.metrics, 'x') ?? [])]).toEqual([1, 2])
    expect([...(column(second.metrics, 'y') ?? [])]).toEqual([Number.NaN, 3])
  })
})

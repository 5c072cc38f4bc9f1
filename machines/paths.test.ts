// Walks every chart with XState's own graph functions. Delays are walked as events.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate'
import { getAdjacencyMap, getShortestPaths, getSimplePaths, getStateNodes } from 'xstate/graph'
import { activeStates, CHARTS, type ChartUnderTest } from '@/lib/testing/charts'

/** Contexts hold durations and reasons; only what guards read tells states apart. */
function options({ events }: ChartUnderTest, input: unknown) {
  return {
    input: input as never,
    events: events as never,
    limit: 2_000,
    filterEvents: (snapshot: unknown, event: unknown) =>
      (snapshot as AnyMachineSnapshot).status === 'active' &&
      (snapshot as AnyMachineSnapshot).can(event as never),
    serializeState: (snapshot: unknown) => JSON.stringify((snapshot as AnyMachineSnapshot).value),
  }
}

interface Visited {
  readonly snapshot: AnyMachineSnapshot
  readonly next: readonly AnyMachineSnapshot[]
}

/** Every configuration that can be reached, by its value, with those that follow. */
function visit(chart: ChartUnderTest, input: unknown): ReadonlyMap<string, Visited> {
  const map = getAdjacencyMap(chart.machine as never, options(chart, input) as never)
  return new Map(
    Object.values(map).map((vertex) => {
      const { state, transitions } = vertex as unknown as {
        readonly state: AnyMachineSnapshot
        readonly transitions: Readonly<Record<string, { readonly state: AnyMachineSnapshot }>>
      }
      return [
        JSON.stringify(state.value),
        { snapshot: state, next: Object.values(transitions).map((one) => one.state) },
      ]
    }),
  )
}

function canEnd(visited: ReadonlyMap<string, Visited>): ReadonlySet<string> {
  const ends = new Set(
    [...visited].filter(([, { snapshot }]) => snapshot.status === 'done').map(([value]) => value),
  )
  for (let before = -1; before !== ends.size; ) {
    before = ends.size
    for (const [value, { next }] of visited) {
      if (next.some((state) => ends.has(JSON.stringify(state.value)))) ends.add(value)
    }
  }
  return ends
}

const hasEnd = (chart: ChartUnderTest) => getStateNodes(chart.machine).some(({ type }) => type === 'final')

describe.each(CHARTS)('the chart $id', (chart) => {
  it('can reach every one of its states', () => {
    const reached = new Set(
      chart.inputs.flatMap((input) =>
        getShortestPaths(chart.machine as never, options(chart, input) as never).flatMap(({ state }) =>
          activeStates(state as unknown as AnyMachineSnapshot),
        ),
      ),
    )
    const all = getStateNodes(chart.machine).map(({ id }) => id)
    expect(all.filter((id) => !reached.has(id))).toEqual([])
  })

  it('has a use for every event', () => {
    const used = new Set(
      chart.inputs.flatMap((input) =>
        [...visit(chart, input).values()].flatMap(({ snapshot }) =>
          chart.events.filter((event) => snapshot.can(event as never)).map(({ type }) => type),
        ),
      ),
    )
    expect(chart.events.map(({ type }) => type).filter((type) => !used.has(type))).toEqual([])
  })

  it('stops at final states only, and can always still get to one if it has any', () => {
    for (const input of chart.inputs) {
      const visited = visit(chart, input)
      const ends = canEnd(visited)
      for (const [value, { snapshot, next }] of visited) {
        expect(next.length > 0, `${value} is a dead end`).toBe(snapshot.status !== 'done')
        if (hasEnd(chart)) expect(ends.has(value), `${value} never ends`).toBe(true)
      }
    }
  })

  it('stands after every simple path where the path says', () => {
    for (const input of chart.inputs) {
      const paths = getSimplePaths(chart.machine as never, options(chart, input) as never)
      expect(paths.length).toBeGreaterThan(1)
      for (const { state, steps } of paths) {
        let [snapshot] = initialTransition(chart.machine, input as never)
        for (const { event } of steps.slice(1))
          [snapshot] = transition(chart.machine, snapshot, event as never)
        expect(snapshot.value).toEqual((state as unknown as AnyMachineSnapshot).value)
      }
    }
  })

  it('is not disturbed by an event that comes twice, or late', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...chart.inputs),
        fc.array(fc.constantFrom(...chart.events), { maxLength: 25 }),
        (input, events) => {
          let [snapshot] = initialTransition(chart.machine, input as never)
          for (const event of events) {
            // An actor that has ended gets no more events, and so does a chart (the driver's test).
            if (snapshot.status === 'done') return
            const [once] = transition(chart.machine, snapshot, event as never)
            snapshot = once
            if (once.status === 'done') return
            const [twice, effects] = transition(chart.machine, once, event as never)
            expect({ value: twice.value, context: twice.context }).toEqual({
              value: once.value,
              context: once.context,
            })
            expect(effects.map(({ type }) => type)).toEqual([])
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChartConfig, ROOT, readChart } from './definition'
import { type ChartBox, type ChartLayout, layOutChart } from './layout'
import { activePaths, progressOf, takenTransitions } from './progress'

/** A task in miniature: nested states, a parallel state, delays, guards, ids and a transition that holds everywhere. */
const SAMPLE: ChartConfig = {
  id: 'sample',
  initial: 'PENDING',
  on: { 'host.lost': { target: '.STOPPED' } },
  states: {
    PENDING: {
      description: 'Waits for its image.',
      meta: { docs: 'https://docs.aws.amazon.com/pending' },
      on: { 'image.pulled': 'RUNNING', 'image.failed': { target: 'STOPPED', guard: 'isEssential' } },
    },
    RUNNING: {
      type: 'parallel',
      on: { 'task.stop': 'STOPPING' },
      states: {
        process: {
          initial: 'warming',
          states: {
            warming: { after: { warmUp: 'serving' } },
            serving: { on: { cooled: 'warming', probed: {} } },
          },
        },
        target: {
          initial: 'initial',
          states: { initial: { on: { passed: 'healthy' } }, healthy: { on: { failed: '#sample.STOPPING' } } },
        },
      },
    },
    STOPPING: {
      after: { stopTimeout: 'STOPPED', 5000: { actions: { type: 'warn' } } },
      on: { restarted: 'PENDING' },
    },
    STOPPED: { type: 'final' },
  },
}

const options = { width: 280, characterWidth: 6 }
const layOut = (config: ChartConfig): ChartLayout => layOutChart(readChart(config), options)

const isInside = (inner: ChartBox, outer: ChartBox): boolean =>
  inner.x > outer.x &&
  inner.x + inner.width < outer.x + outer.width &&
  inner.y > outer.y &&
  inner.y + inner.height < outer.y + outer.height
const isApart = (a: ChartBox, b: ChartBox): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
const isAncestor = (a: ChartBox, b: ChartBox): boolean => b.state.path.startsWith(`${a.state.path}.`)

function expectTidy({ boxes, arrows, width, height }: ChartLayout): void {
  const visible = boxes.filter(({ state }) => state.path !== ROOT)
  for (const a of visible) {
    for (const b of visible) {
      if (a === b) continue
      if (isAncestor(a, b)) expect(isInside(b, a), `${b.state.path} inside ${a.state.path}`).toBe(true)
      else if (!isAncestor(b, a))
        expect(isApart(a, b), `${a.state.path} apart from ${b.state.path}`).toBe(true)
    }
  }
  const ids = arrows.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
  const leaves = boxes.filter(({ state }) => state.children.length === 0 || state.path === ROOT)
  for (const [x, y] of arrows.flatMap(({ lines }) => lines.flat())) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(width)
    expect(y).toBeLessThanOrEqual(height)
    const hit = leaves.find(
      (box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
    )
    expect(hit?.state.path).toBeUndefined()
  }
}

describe('readChart', () => {
  it('lists every state once, parents before children', () => {
    const paths = readChart(SAMPLE).states.map(({ path }) => path)
    expect(paths.slice(0, 5)).toEqual([
      '',
      'PENDING',
      'RUNNING',
      'RUNNING.process',
      'RUNNING.process.warming',
    ])
    expect(new Set(paths).size).toBe(11)
  })

  it('resolves targets relative to the parent, to the state itself and to an id', () => {
    const graph = readChart(SAMPLE)
    const targets = (path: string) => graph.byPath.get(path)?.transitions.map(({ target }) => target)
    expect(targets(ROOT)).toEqual(['STOPPED'])
    expect(targets('RUNNING.process.warming')).toEqual(['RUNNING.process.serving'])
    expect(targets('RUNNING.target.healthy')).toEqual(['STOPPING'])
    expect(targets('RUNNING.process.serving')).toEqual(['RUNNING.process.warming', null])
  })

  it('labels delays by name, or in seconds when they are numbers', () => {
    const labels = readChart(SAMPLE)
      .byPath.get('STOPPING')
      ?.transitions.map(({ label }) => label)
    expect(labels).toEqual(['restarted', 'after 5 s', 'after stopTimeout'])
  })

  it('keeps descriptions, documentation pages and guards', () => {
    const pending = readChart(SAMPLE).byPath.get('PENDING')
    expect(pending).toMatchObject({
      description: 'Waits for its image.',
      docs: ['https://docs.aws.amazon.com/pending'],
    })
    expect(pending?.transitions[1]?.guard).toBe('isEssential')
  })

  it('refuses a transition to a state that does not exist', () => {
    expect(() => readChart({ id: 'x', initial: 'a', states: { a: { on: { go: 'b' } } } })).toThrow(
      '"a" leads to "b"',
    )
  })
})

describe('layOutChart', () => {
  it('draws every state, children inside parents, and lets nothing overlap', () => {
    const layout = layOut(SAMPLE)
    expect(layout.boxes.map(({ state }) => state.path).sort()).toEqual(
      readChart(SAMPLE)
        .states.map(({ path }) => path)
        .sort(),
    )
    expectTidy(layout)
  })

  it('goes straight down to the next state, right to later ones and left to earlier ones', () => {
    const sides = new Map(
      layOut(SAMPLE).boxes.flatMap(({ rows }) => rows.map((row) => [row.transition.label, row.side])),
    )
    expect(Object.fromEntries(sides)).toMatchObject({
      'image.pulled': 'down',
      'image.failed': 'right',
      restarted: 'left',
      probed: 'none',
      failed: 'right',
    })
  })

  it('joins all arrows into one state in one lane', () => {
    const lane = layOut(SAMPLE).arrows.find(({ id }) => id === 'right:STOPPED')
    expect(lane?.transitions.map(({ label }) => label)).toEqual(['host.lost', 'image.failed'])
    expect(lane?.lines).toHaveLength(2)
  })

  it('breaks a long row into lines of its box and loses none of it', () => {
    const layout = layOutChart(
      readChart({ states: { a: { on: { ['x'.repeat(80)]: 'b' } }, b: {} }, initial: 'a' }),
      options,
    )
    const row = layout.boxes[0]?.rows[0]
    expect(row?.lines.length).toBeGreaterThan(1)
    expect(row?.lines.join('')).toHaveLength(80)
  })

  it('is tidy for any chart', () => {
    const names = ['A', 'B', 'C', 'D', 'E']
    const stateArbitrary = (level: number): fc.Arbitrary<ChartConfig> =>
      fc
        .record({
          size: fc.integer({ min: 1, max: 5 }),
          parallel: fc.boolean(),
          jumps: fc.array(fc.nat(4), { maxLength: 4 }),
        })
        .chain((shape) =>
          fc
            .tuple(
              ...names
                .slice(0, shape.size)
                .map(() =>
                  level === 0 ? fc.constant({}) : fc.oneof(fc.constant({}), stateArbitrary(level - 1)),
                ),
            )
            .map((children): ChartConfig => {
              const keys = names.slice(0, shape.size)
              const on = (index: number) =>
                Object.fromEntries(
                  shape.jumps.map((jump, n) => [
                    `go.${index}.${n}`,
                    `#${'chart'}.${keys[(index + jump) % keys.length]}`,
                  ]),
                )
              const states = Object.fromEntries(
                keys.map((key, index) => [
                  key,
                  level === 2 ? { ...children[index], on: on(index) } : { ...children[index] },
                ]),
              )
              return { ...(shape.parallel ? { type: 'parallel' } : { initial: 'A' }), states }
            }),
        )
    fc.assert(
      fc.property(stateArbitrary(2), (config) => expectTidy(layOut({ id: 'chart', ...config }))),
      { numRuns: 60 },
    )
  })
})

describe('progress', () => {
  const graph = readChart(SAMPLE)

  it('reads active paths from a nested and parallel state value', () => {
    const value = { RUNNING: { process: 'serving', target: 'initial' } }
    expect(activePaths(value)).toEqual([
      'RUNNING',
      'RUNNING.process',
      'RUNNING.process.serving',
      'RUNNING.target',
      'RUNNING.target.initial',
    ])
  })

  it('tells the states it has been in from those it is in', () => {
    const { active, visited } = progressOf({ value: 'STOPPED', past: ['PENDING', { RUNNING: 'serving' }] })
    expect([...active]).toEqual(['STOPPED'])
    expect([...visited]).toEqual(['PENDING', 'RUNNING', 'RUNNING.serving', 'STOPPED'])
  })

  it('marks the arrow from the last visited state only', () => {
    const taken = takenTransitions(graph, new Set(['PENDING', 'RUNNING', 'STOPPING', 'STOPPED']))
    expect([...taken]).toEqual([
      'PENDING|image.pulled|0.0',
      'RUNNING|task.stop|0.0',
      'STOPPING|after stopTimeout|0.0',
    ])
  })
})

import { expect, it } from 'vitest'
import { BENCHES } from './benches'

it('Measurements run, and their trace hashes do not depend on the clock', () => {
  const measure = (tick: number) => {
    let now = 0
    const clock = () => {
      now += tick
      return now
    }
    return BENCHES.flatMap((bench) => bench.measure({ clock, heapBytes: () => 1e6, quick: true }))
  }
  const [once, again] = [measure(1), measure(3)]
  expect(once.map(({ name }) => name)).toEqual([
    'requests, uncontended CPU',
    'requests, contended CPU',
    'requests, 1,000 tasks behind one load balancer',
    'messages of a queue, uncontended CPU',
    'rolling upgrade, 15 min at 100/s',
    'what-if, a deployment at 100/s',
    'chart steps',
    '4 tasks on 1, idle for 5 min',
    'frames, 4 tasks at rest',
    'frames, 4 tasks serve',
    'checkpoint, 4 tasks',
    '2 policies and 4 alarms on 4 tasks',
    'recorded load, 2 h',
    '4 tasks at 2/s for 0.1 h',
    'checkpoint without its logs',
    'undo',
    'reload of 2 min',
    '2 tasks come up',
    '2 tasks are upgraded',
    '2 tasks idle for 5 min',
    '8 tasks come up',
    '8 tasks are upgraded',
    '8 tasks idle for 5 min',
    '8 tasks on 2, placed and rolled',
    '12 tasks on 3, come up',
  ])
  for (const [i, line] of once.entries()) {
    expect(line.traceHash).toMatch(/^[0-9a-f]{16}$/)
    expect(again[i]?.traceHash).toBe(line.traceHash)
    expect(line.count).toBeGreaterThan(0)
    expect(line.nsEach).toBeGreaterThan(0)
  }
})

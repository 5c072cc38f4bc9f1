// Sizes that must stay within a time: what a classroom's laptop can wait for.

import type { Bench, BenchLine } from './bench'
import { Crowd, type CrowdOptions } from './crowd'

interface Measured {
  readonly name: string
  readonly goal: string
  readonly crowd: CrowdOptions
  /** What comes before the clock starts. */
  readonly before: (crowd: Crowd) => void
  readonly perform: (crowd: Crowd) => void
}

export const idle: Bench = {
  name: 'idle',
  measure: ({ clock, quick }) => [
    measured(clock, {
      name: 'idle for 5 min',
      goal: '≤ 0.3 s',
      crowd: quick ? { tasks: 4, instances: 1 } : { tasks: 200, instances: 20 },
      before: (crowd) => crowd.bringUp(),
      perform: (crowd) => crowd.run(300),
    }),
  ],
}

export const crowds: Bench = {
  name: 'crowds',
  measure: ({ clock, quick }) => [
    measured(clock, {
      name: 'placed and rolled',
      goal: '≤ 3 s',
      crowd: quick ? { tasks: 8, instances: 2 } : { tasks: 1_000, instances: 100 },
      before: () => {},
      perform(crowd) {
        crowd.bringUp()
        crowd.upgrade()
      },
    }),
    measured(clock, {
      name: 'come up',
      goal: '≤ 60 s',
      crowd: quick ? { tasks: 12, instances: 3 } : { tasks: 10_000, instances: 1_000 },
      before: () => {},
      perform: (crowd) => crowd.bringUp(),
    }),
  ],
}

function measured(clock: () => number, { name, goal, crowd: size, before, perform }: Measured): BenchLine {
  const crowd = new Crowd(size)
  before(crowd)
  const started = clock()
  perform(crowd)
  const seconds = clock() - started
  return {
    name: `${size.tasks} tasks on ${size.instances}, ${name}`,
    unit: 'tasks',
    count: size.tasks,
    nsEach: (1e9 * seconds) / size.tasks,
    figure: `${seconds.toFixed(2)} s of CPU`,
    goal,
    traceHash: crowd.simulation.traceHash(),
  }
}

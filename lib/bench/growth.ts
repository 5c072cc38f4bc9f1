// How the cost of a run grows with its tasks: four times as many may cost little more than four times as much.

import type { Bench, BenchLine } from './bench'
import { Crowd } from './crowd'

const SIZES = [400, 1_600]
const SIZES_QUICK = [2, 8]
const TASKS_AN_INSTANCE = 10
const IDLE_SECONDS = 300
const RATIO_MAX = 5

interface Stage {
  readonly name: string
  readonly perform: (crowd: Crowd) => void
}

const STAGES: readonly Stage[] = [
  { name: 'come up', perform: (crowd) => crowd.bringUp() },
  { name: 'are upgraded', perform: (crowd) => crowd.upgrade() },
  { name: 'idle for 5 min', perform: (crowd) => crowd.run(IDLE_SECONDS) },
]

export const growth: Bench = {
  name: 'growth',
  measure({ clock, quick }) {
    const first = new Map<string, number>()
    const lines: BenchLine[] = []
    // The compiler is warm before the smaller size is measured, or the larger would look cheaper than it is.
    const [smallest = 1] = quick ? SIZES_QUICK : SIZES
    const warmUp = new Crowd({ tasks: smallest, instances: Math.ceil(smallest / TASKS_AN_INSTANCE) })
    for (const { perform } of STAGES) perform(warmUp)
    for (const tasks of quick ? SIZES_QUICK : SIZES) {
      const crowd = new Crowd({ tasks, instances: Math.ceil(tasks / TASKS_AN_INSTANCE) })
      for (const { name, perform } of STAGES) {
        const started = clock()
        perform(crowd)
        const seconds = clock() - started
        const smaller = first.get(name)
        first.set(name, smaller ?? seconds)
        const times = smaller === undefined ? '' : `, ${(seconds / smaller).toFixed(1)} times as much`
        lines.push({
          name: `${tasks} tasks ${name}`,
          unit: 'tasks',
          count: tasks,
          nsEach: (1e9 * seconds) / tasks,
          figure: `${seconds.toFixed(2)} s of CPU${times}`,
          goal: smaller === undefined ? null : `≤ ${RATIO_MAX} times`,
          traceHash: crowd.simulation.traceHash(),
        })
      }
    }
    return lines
  },
}

// What scaling policies and their alarms add to a run: the same crowd with and without them, a minute of one and a minute of the other
// in turn, so that both meet the same machine.

import { type Bench, type BenchLine, grouped } from './bench'
import { Crowd } from './crowd'

const SIZE = { tasks: 1_000, instances: 100, rps: 1_000, policies: 50, warmUpMinutes: 10, minutes: 30 }
const SIZE_QUICK = { tasks: 4, instances: 1, rps: 2, policies: 2, warmUpMinutes: 1, minutes: 2 }
const SHARE_MAX_PERCENT = 10

export const policies: Bench = {
  name: 'policies',
  measure({ clock, quick }) {
    const size = quick ? SIZE_QUICK : SIZE
    const [plain, scaled] = [new Crowd(size), new Crowd(size)]
    plain.bringUp()
    scaled.bringUp()
    scaled.trackCpu(size.policies)
    const spent = { plain: 0, scaled: 0 }
    const minute = (crowd: Crowd, which: keyof typeof spent) => {
      const started = clock()
      crowd.run(60)
      spent[which] += clock() - started
    }
    // The compiler is warm before anything is measured: a policy acts once a minute.
    for (const crowd of [plain, scaled]) crowd.run(60 * size.warmUpMinutes)
    for (let i = 0; i < size.minutes; i++) {
      // Each goes first as often as the other.
      if (i % 2 === 0) minute(plain, 'plain')
      minute(scaled, 'scaled')
      if (i % 2 === 1) minute(plain, 'plain')
    }
    return [lineOf(scaled, size, spent)]
  },
}

function lineOf(
  { simulation }: Crowd,
  { tasks, minutes }: typeof SIZE,
  spent: { readonly plain: number; readonly scaled: number },
): BenchLine {
  const { scalingPolicies, alarms } = simulation.world.state
  const evaluations = alarms.size * minutes
  const share = (100 * (spent.scaled - spent.plain)) / spent.scaled
  return {
    name: `${scalingPolicies.size} policies and ${alarms.size} alarms on ${tasks} tasks`,
    unit: 'evaluations',
    count: evaluations,
    nsEach: (1e9 * Math.max(spent.scaled - spent.plain, 1e-9)) / evaluations,
    figure: `${share.toFixed(1)} % of ${spent.scaled.toFixed(2)} s of CPU, ${grouped(minutes)} min`,
    goal: `≤ ${SHARE_MAX_PERCENT} %`,
    traceHash: simulation.traceHash(),
  }
}

// A page that is left open for a day: what it keeps in memory, what a checkpoint weighs, how long undo and reload take.

import { assert } from '@/lib/engine'
import { replaySimulation } from '@/lib/sim/replay-simulation'
import { restoreSimulation } from '@/lib/sim/simulation'
import { RECENT_HISTORY } from '@/lib/world/history'
import { type Bench, type BenchLine, type BenchOptions, grouped } from './bench'
import { Crowd } from './crowd'

const DAY = { tasks: 50, instances: 5, rps: 20, crashEverySeconds: 600, firstSeconds: 3_600, seconds: 86_400 }
const DAY_QUICK = { tasks: 4, instances: 1, rps: 2, crashEverySeconds: 60, firstSeconds: 120, seconds: 360 }
const HEAP_RATIO_MAX = 1.2

export const day: Bench = {
  name: 'day',
  measure(options) {
    const size = options.quick ? DAY_QUICK : DAY
    const crowd = new Crowd({ ...size, history: RECENT_HISTORY })
    crowd.bringUp()
    const { clock, heapBytes } = options
    runWithCrashes(crowd, size, size.firstSeconds)
    const record = crowd.simulation.record()
    const heapBefore = heapBytes()
    const started = clock()
    runWithCrashes(crowd, size, size.seconds)
    const seconds = clock() - started
    const heapAfter = heapBytes()
    const datapoints = crowd.simulation.world.cloudwatch.keptBytes()
    const reload = timed(clock, () => replaySimulation(record, { history: RECENT_HISTORY }))
    return [
      line(crowd, {
        name: `${size.tasks} tasks at ${size.rps}/s for ${size.seconds / 3_600} h`,
        seconds,
        figure: `${seconds.toFixed(2)} s of CPU, heap ${megabytes(heapAfter)} MB, of it ${megabytes(datapoints)} MB datapoints, ${(heapAfter / heapBefore).toFixed(2)} times that after ${size.firstSeconds / 3_600} h`,
        goal: `≤ ${HEAP_RATIO_MAX} times`,
      }),
      ...undoLines(crowd, options),
      line(crowd, {
        name: `reload of ${size.firstSeconds / 60} min`,
        seconds: reload,
        figure: `${reload.toFixed(2)} s of CPU`,
        goal: '≤ 1 s',
      }),
    ]
  },
}

function undoLines(crowd: Crowd, { clock }: BenchOptions): readonly BenchLine[] {
  const { simulation } = crowd
  const checkpoint = simulation.checkpoint()
  const bytes = JSON.stringify(checkpoint.world.live).length
  const { scenario, seed } = simulation.record()
  const seconds = timed(clock, () =>
    restoreSimulation(scenario, seed, checkpoint, { history: RECENT_HISTORY }),
  )
  return [
    line(crowd, {
      name: 'checkpoint without its logs',
      seconds: timed(clock, () => simulation.checkpoint()),
      figure: `${grouped(bytes)} bytes`,
      goal: '≤ 2 MB',
    }),
    line(crowd, { name: 'undo', seconds, figure: `${seconds.toFixed(2)} s of CPU`, goal: '≤ 1 s' }),
  ]
}

/** Until `seconds`, and every now and then a container crashes and is replaced. */
function runWithCrashes(
  crowd: Crowd,
  { crashEverySeconds }: Pick<typeof DAY, 'crashEverySeconds'>,
  seconds: number,
): void {
  const { simulation } = crowd
  while (simulation.now() < seconds * 1_000_000) {
    crowd.run(crashEverySeconds)
    const running = [...simulation.world.state.tasks.values()].find(
      ({ lastStatus }) => lastStatus === 'RUNNING',
    )
    assert(running !== undefined, 'nothing runs that could crash')
    const result = simulation.dispatch({
      action: 'playground:CrashContainer',
      input: { task: running.arn },
    })
    assert(result.ok, 'a crash is refused')
    // The screen takes what is new now and then.
    simulation.frame()
  }
}

function timed(clock: () => number, perform: () => unknown): number {
  const started = clock()
  perform()
  return clock() - started
}

function line(
  { simulation }: Crowd,
  { seconds, ...rest }: Pick<BenchLine, 'name' | 'figure' | 'goal'> & { readonly seconds: number },
): BenchLine {
  return { ...rest, unit: 'runs', count: 1, nsEach: 1e9 * seconds, traceHash: simulation.traceHash() }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

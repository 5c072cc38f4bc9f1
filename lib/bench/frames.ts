// What the screen costs: frames of a large cluster at rest and under load, and its checkpoint.

import { type Bench, type BenchLine, type BenchOptions, grouped } from './bench'
import { Crowd } from './crowd'

const FRAMES_A_SECOND = 20
const SECONDS = 10

export const frames: Bench = {
  name: 'frames',
  measure(options) {
    const size = options.quick ? { tasks: 4, instances: 2 } : { tasks: 1_000, instances: 100 }
    const rest = new Crowd(size)
    rest.bringUp()
    const busy = new Crowd({ ...size, rps: options.quick ? 20 : 1_000 })
    busy.bringUp()
    return [
      framesOf(rest, options, `${size.tasks} tasks at rest`),
      framesOf(busy, options, `${size.tasks} tasks serve`),
      checkpointOf(busy, options, `${size.tasks} tasks`),
    ]
  },
}

/** Twenty frames a second of the simulated time, as at speed 1. The first frame, with everything, is not counted. */
function framesOf(crowd: Crowd, { clock }: BenchOptions, name: string): BenchLine {
  const { simulation } = crowd
  simulation.frame()
  const count = SECONDS * FRAMES_A_SECOND
  let bytes = 0
  let largest = 0
  let seconds = 0
  for (let i = 0; i < count; i++) {
    crowd.run(1 / FRAMES_A_SECOND)
    const before = clock()
    const frame = simulation.frame()
    seconds += clock() - before
    const size = JSON.stringify(frame).length
    bytes += size
    largest = Math.max(largest, size)
  }
  return {
    name: `frames, ${name}`,
    unit: 'frames',
    count,
    nsEach: (1e9 * seconds) / count,
    figure: `${grouped(Math.round(bytes / count))} bytes each, ${grouped(largest)} at most`,
    goal: null,
    traceHash: simulation.traceHash(),
  }
}

function checkpointOf({ simulation }: Crowd, { clock }: BenchOptions, name: string): BenchLine {
  const started = clock()
  const checkpoint = simulation.checkpoint()
  const seconds = clock() - started
  return {
    name: `checkpoint, ${name}`,
    unit: 'checkpoints',
    count: 1,
    nsEach: 1e9 * seconds,
    figure: `${grouped(JSON.stringify(checkpoint).length)} bytes`,
    goal: null,
    traceHash: simulation.traceHash(),
  }
}

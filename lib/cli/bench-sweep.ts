// `dockyard bench --only sweep`: whether a sweep uses all cores. Wall time, not CPU time, so that it wants a machine of its own, and it
// takes minutes; it is measured only when it is asked for.

import type { BenchLine } from '@/lib/bench/bench'
import { assert, hashOfText, simTime, US_PER_SECOND } from '@/lib/engine'
import { inOrder, type RunRow } from '@/lib/experiment/estimates'
import { builtInScenarios } from '@/lib/scenario'
import { performRuns } from './experiment/perform-runs'
import type { Io } from './io'

export const SWEEP_BENCH = 'sweep'

const FULL = { runs: 200, seconds: 3_600 }
const QUICK = { runs: 16, seconds: 600 }
const SCENARIO = 'morning-ramp'

export async function benchSweep({ quick }: { readonly quick: boolean }, io: Io): Promise<BenchLine> {
  const size = quick ? QUICK : FULL
  const alone = await timed(size, 1, io)
  const together = await timed(size, io.cores, io)
  assert(alone.hash === together.hash, 'a sweep depends on the number of its threads')
  const times = (alone.seconds / together.seconds).toFixed(2)
  return {
    name: `sweep, ${size.runs} runs of ${size.seconds / 60} min`,
    unit: 'runs',
    count: size.runs,
    nsEach: (1e9 * together.seconds) / size.runs,
    figure: `${spent(alone)} on 1 thread, ${spent(together)} on ${io.cores}: ${times} times as fast`,
    goal: '≥ 1.8 times on two cores',
    traceHash: together.hash,
  }
}

interface Timed {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly hash: string
}

/** One thread alone has the help of others for compiling and collecting garbage: so that the cores it leaves idle are seen. */
const spent = ({ seconds, cpuSeconds }: Timed) =>
  `${seconds.toFixed(1)} s (${(cpuSeconds / seconds).toFixed(2)} cores)`

async function timed({ runs, seconds }: typeof FULL, workers: number, io: Io): Promise<Timed> {
  const scenario = builtInScenarios.find(({ id }) => id === SCENARIO)?.scenario
  const until = simTime(seconds * US_PER_SECOND)
  const rows: RunRow[] = []
  const startedAt = io.wallMs()
  const cpuBefore = io.cpuSeconds()
  const ending = await performRuns(
    {
      runs: Array.from({ length: runs }, (_, run) => run),
      orderOf: (run) => ({ scenario, seed: run + 1, until, warmUp: simTime(0) }),
      onRow: (row) => void rows.push(row),
    },
    workers,
    io,
  )
  assert(ending.kind === 'done', `the sweep was ${ending.kind}`)
  const hashes = inOrder(rows).map(({ traceHash }) => traceHash)
  return {
    seconds: (io.wallMs() - startedAt) / 1_000,
    cpuSeconds: io.cpuSeconds() - cpuBefore,
    hash: fingerprint(hashes),
  }
}

/** Of all traces. */
function fingerprint(hashes: readonly string[]): string {
  return (hashOfText(hashes.join()) >>> 0).toString(16).padStart(8, '0')
}

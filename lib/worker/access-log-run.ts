// Runs a run again and tells the lines of its access logs.

import type { FromLogger, ToLogger } from '@/lib/protocol'
import { createSimulation } from '@/lib/sim'
import { Replay } from './replay'
import { Slicer } from './slices'

const BUDGET_MS = 100
const LINES_AT_ONCE = 2_000
/** A file of some 200 MB. */
export const ACCESS_LOG_LINES_MAX = 500_000

/** Recent history is enough: nobody asks this run anything. */
const HISTORY = { events: 100, steps: 60 }

export function logRun(
  { record, from }: ToLogger,
  host: { readonly wallMs: () => number; readonly post: (message: FromLogger) => void },
): void {
  const simulation = createSimulation(record.scenario, { seed: record.seed, history: HISTORY })
  const slicer = new Slicer(host.wallMs)
  const lines = new Lines(host.post)
  simulation.logRequests((line) => {
    if (simulation.now() >= from) lines.add(line)
  })
  const replay = new Replay(record, (command) => void simulation.dispatch(command))
  while (!replay.advance(simulation, slicer, BUDGET_MS)) {
    if (lines.count > ACCESS_LOG_LINES_MAX) {
      const message = `There are more than ${ACCESS_LOG_LINES_MAX.toLocaleString('en-US')} requests in this time. Choose a shorter one, or run the scenario with \`dockyard run --access-log FILE\`, which has no limit.`
      host.post({ type: 'failed', message })
      return
    }
    host.post({ type: 'reached', at: simulation.now() })
  }
  lines.flush()
  host.post({ type: 'done' })
}

class Lines {
  count = 0
  #kept: string[] = []

  constructor(private readonly post: (message: FromLogger) => void) {}

  add(line: string): void {
    this.count++
    if (this.#kept.push(line) >= LINES_AT_ONCE) this.flush()
  }

  flush(): void {
    if (this.#kept.length === 0) return
    this.post({ type: 'lines', text: `${this.#kept.join('\n')}\n`, count: this.#kept.length })
    this.#kept = []
  }
}

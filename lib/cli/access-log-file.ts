// The access logs of a run as a file, written while it runs: they may be longer than memory.

import type { LocalSimulation } from '@/lib/sim'
import type { Io } from './io'
import { unwritable } from './unwritable'

const LINES_AT_ONCE = 1_000

/** Opens the file before anything has run; answers with what ends it. */
export function logToFile(simulation: LocalSimulation, path: string, io: Io): () => void {
  const tell = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw unwritable(path, error)
    }
  }
  const file = tell(() => io.createFile(path))
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) tell(() => file.write(`${lines.join('\n')}\n`))
    lines = []
  }
  simulation.logRequests((line) => {
    if (lines.push(line) >= LINES_AT_ONCE) flush()
  })
  return () => {
    flush()
    tell(() => file.close())
  }
}

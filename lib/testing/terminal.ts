// The command line in this process: what it prints, and its exit code. Runs of experiments take turns in this thread.

import { readFile, writeFile } from 'node:fs/promises'
import { createFile } from '@/lib/cli/create-file'
import type { RunThread } from '@/lib/cli/experiment/run-thread'
import { failureText, RunFailure } from '@/lib/cli/experiment/run-thread'
import type { Io } from '@/lib/cli/io'
import { main } from '@/lib/cli/main'
import { measureRun } from '@/lib/experiment/measure-run'

export interface Terminal {
  readonly isTerminal?: boolean
  /** Wall clock of each look. */
  readonly tickMs?: number
  readonly build?: string
  /** Ctrl-C when so many runs are done. */
  readonly interruptAfter?: number
}

export async function dockyard(argv: readonly string[], terminal: Terminal = {}) {
  const { code, out, err } = await experiment(argv, terminal)
  return { code, out, err }
}

/** The same, and how many runs of an experiment were performed. */
export async function experiment(
  argv: readonly string[],
  {
    isTerminal = false,
    tickMs = 0,
    build = 'test',
    interruptAfter = Number.POSITIVE_INFINITY,
  }: Terminal = {},
) {
  let out = ''
  let err = ''
  let wallMs = 0
  let performed = 0
  const listeners = new Set<() => void>()
  const io: Io = {
    version: '1.2.3',
    build,
    async out(text) {
      out += text
    },
    err(text) {
      err += text
    },
    isTerminal,
    columns: 80,
    readFile: (name) => readFile(name, 'utf8'),
    writeFile: (name, text) => writeFile(name, text),
    createFile,
    cpuSeconds: () => 0,
    heapBytes: () => 0,
    wallMs() {
      wallMs += tickMs
      return wallMs
    },
    cores: 2,
    startRunThread: () =>
      inProcessThread(() => {
        performed++
        if (performed > interruptAfter) for (const react of listeners) react()
      }),
    onInterrupt(react) {
      listeners.add(react)
      return () => void listeners.delete(react)
    },
  }
  const code = await main(argv, io)
  return { code, out, err, performed }
}

function inProcessThread(before: () => void): RunThread {
  return {
    async perform(order) {
      await new Promise((resolve) => setImmediate(resolve))
      before()
      try {
        return measureRun(order)
      } catch (error) {
        throw new RunFailure(failureText(error))
      }
    },
    isAlive: true,
    async stop() {},
  }
}

// What the command line needs of the process, so that tests can run it in theirs.

import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createFile, type NewFile } from './create-file'
import { type RunThread, startRunThread } from './experiment/run-thread'

export interface Io {
  /** Of the package. */
  readonly version: string
  /** Of the sources: two with the same text run the same code. */
  readonly build: string
  /** Resolves when the text is on its way: a long result must not be cut off by the end of the process. */
  out(text: string): Promise<void>
  err(text: string): void
  /** Whether standard error is a terminal that a progress bar may redraw. */
  readonly isTerminal: boolean
  /** Columns of that terminal. */
  readonly columns: number
  readFile(path: string): Promise<string>
  writeFile(path: string, text: string): Promise<void>
  /** A new file that is written piece by piece, in the midst of a run. */
  createFile(path: string): NewFile
  /** Seconds of CPU that this process has used. */
  cpuSeconds(): number
  /** Bytes in use after a collection of garbage. */
  heapBytes(): number
  /** Monotonic milliseconds. */
  wallMs(): number
  /** How many runs may go on at a time without waiting for each other. */
  readonly cores: number
  startRunThread(): RunThread
  /** Ctrl-C, or a polite end from outside; answers with how to stop listening. */
  onInterrupt(react: () => void): () => void
}

/** What only `bin/dockyard.mjs` knows. */
export interface ProcessFacts {
  readonly version: string
  readonly build: string
  /** Module with `serveRuns`, for threads. */
  readonly bundle: string
  /** Script that a thread begins with. */
  readonly threadScript: URL
}

export const processIo = ({ version, build, bundle, threadScript }: ProcessFacts): Io => ({
  version,
  build,
  out: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    }),
  err(text) {
    process.stderr.write(text)
  },
  get isTerminal() {
    return process.stderr.isTTY === true
  },
  get columns() {
    return process.stderr.columns ?? 80
  },
  readFile: (path) => readFile(path, 'utf8'),
  writeFile: (path, text) => writeFile(path, text),
  createFile,
  cpuSeconds() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000_000
  },
  heapBytes() {
    // Only benchmarks ask, so nobody has to start the process with a flag.
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    collect()
    // Buffers that the first has freed are counted until another begins, and those of a second are tens of megabytes.
    collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  },
  wallMs: () => performance.now(),
  cores: availableParallelism(),
  startRunThread: () => startRunThread(threadScript, bundle),
  onInterrupt(react) {
    process.on('SIGINT', react)
    process.on('SIGTERM', react)
    return () => {
      process.off('SIGINT', react)
      process.off('SIGTERM', react)
    }
  },
})

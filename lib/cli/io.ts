// What the command line needs of the process, so that tests can run it in theirs.

import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export interface Io {
  /** Of the package. */
  readonly version: string
  /** Resolves when the text is on its way: a long result must not be cut off by the end of the process. */
  out(text: string): Promise<void>
  err(text: string): void
  /** Whether standard error is a terminal that a progress bar may redraw. */
  readonly isTerminal: boolean
  /** Columns of that terminal. */
  readonly columns: number
  readFile(path: string): Promise<string>
  /** Seconds of CPU that this process has used. */
  cpuSeconds(): number
  /** Bytes in use after a collection of garbage. */
  heapBytes(): number
  /** Monotonic milliseconds. */
  wallMs(): number
}

export const processIo = (version: string): Io => ({
  version,
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
  cpuSeconds() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000_000
  },
  heapBytes() {
    // Only benchmarks ask, so nobody has to start the process with a flag.
    setFlagsFromString('--expose-gc')
    runInNewContext('gc')()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  },
  wallMs: () => performance.now(),
})

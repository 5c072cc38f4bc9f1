// The command line: `dockyard run | validate | sweep | …`.

import '@/lib/scenario/without-eval'
import { printableLines } from '@/lib/engine/printable'
import { bench } from './bench'
import { compare } from './experiment/compare'
import { readCompareFlags, readMergeFlags, readSweepFlags, readWorkerFlags } from './experiment/flags'
import { experimentHelp } from './experiment/help'
import { merge } from './experiment/merge'
import { worker } from './experiment/queue/worker'
import { sweep } from './experiment/sweep'
import { readBenchFlags, readFile, readReportFlags, readRunFlags } from './flags'
import { helpText } from './help'
import type { Io } from './io'
import { report } from './report'
import { run } from './run'
import { UsageError } from './usage-error'
import { validate } from './validate'

export { serveRuns } from './experiment/run-thread'
export { processIo } from './io'

const COMMANDS = ['run', 'validate', 'bench', 'sweep', 'compare', 'merge', 'worker', 'report'] as const

/** Carries out one command and resolves to the exit code: 0 done, 1 the simulation failed, 2 bad input. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await command(argv, io)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    io.err(`dockyard: ${printableLines(error.message)}\n`)
    return 2
  }
}

async function command([name, ...args]: readonly string[], io: Io): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help' || args.includes('--help')) {
    await io.out(experimentHelp(name) ?? helpText())
    return 0
  }
  if (name === '--version' || name === '-v') {
    await io.out(`dockyard ${io.version}\n`)
    return 0
  }
  switch (name) {
    case 'run':
      return run(readRunFlags(args), io)
    case 'report':
      return report(readReportFlags(args), io)
    case 'validate':
      return validate(readFile('validate', args), io)
    case 'sweep':
      return sweep(readSweepFlags(args), io)
    case 'compare':
      return compare(readCompareFlags(args), io)
    case 'merge':
      return merge(readMergeFlags(args), io)
    case 'worker':
      return worker(readWorkerFlags(args), io)
    case 'bench':
      return bench(readBenchFlags(args), io)
    case undefined:
      throw new UsageError(`Give a command: ${COMMANDS.join(', ')}. See \`dockyard --help\`.`)
    default:
      throw new UsageError(`There is no command "${name}". The commands are ${COMMANDS.join(', ')}.`)
  }
}

import { printable, printableLines } from '@/lib/engine/printable'
import { inOrder, type RunRow } from '@/lib/experiment/estimates'
import { headLine, rowLine } from '@/lib/experiment/journal'
import { cellOf, cellsOf, runsOf, seedOf } from '@/lib/experiment/plan'
import { settingsText } from '@/lib/experiment/setting'
import { count } from '../count'
import type { Io } from '../io'
import { designSweep, type Experiment, orderOf } from './experiment'
import type { SweepFlags } from './flags'
import { JournalFile, journalOf, writeWhole } from './journal-file'
import { type Ending, performRuns } from './perform-runs'
import { queueRuns } from './queue/queue-runs'
import { SweepProgress } from './sweep-progress'
import { writeResult } from './write-result'

/** As shells have it for Ctrl-C. */
const INTERRUPTED = 130

/** `dockyard sweep` */
export async function sweep(flags: SweepFlags, io: Io): Promise<number> {
  const experiment = await designSweep(flags.file, flags.factors, flags, io)
  const { identity } = experiment
  const journal = JournalFile.open(journalOf(flags.out, flags.shard), identity)
  const runs = runsOf(identity.plan, flags.shard ?? undefined)
  const done = new Set(journal.rows.map(({ run }) => run))
  const missing = runs.filter((run) => !done.has(run))
  if (missing.length < runs.length)
    io.err(`${count(runs.length - missing.length, 'run')} of ${runs.length} are done already: going on.\n`)
  const progress = new SweepProgress(io, { label: identity.scenario, all: runs.length, left: missing.length })
  const work = {
    runs: missing,
    written: [...done],
    orderOf: (run: number) => orderOf(experiment, run),
    onRow: (row: RunRow) => {
      journal.append(row)
      progress.add()
    },
  }
  const ending =
    flags.queue === null
      ? await performRuns(work, flags.workers ?? io.cores, io)
      : await queueRuns(work, experiment, { address: flags.queue, io })
  progress.end()
  if (ending.kind !== 'done')
    return broken(ending, experiment, { done: journal.rows.length, all: runs.length }, io)
  const files = write(flags, experiment, journal)
  journal.remove()
  io.err(`${printable(`${count(runs.length, 'run')} in ${files.join(' and ')}.`)}\n`)
  return 0
}

function write(flags: SweepFlags, { identity }: Experiment, { rows }: JournalFile): readonly string[] {
  if (flags.shard === null) return writeResult(flags.out, flags.format, { identity, rows })
  writeWhole(flags.out, headLine(identity) + inOrder(rows).map(rowLine).join(''))
  return [flags.out]
}

function broken(
  ending: Exclude<Ending, { kind: 'done' }>,
  { identity: { plan } }: Experiment,
  { done, all }: { readonly done: number; readonly all: number },
  io: Io,
): number {
  if (ending.kind === 'failed') {
    const settings = settingsText(cellsOf(plan.factors)[cellOf(plan, ending.run)] ?? [])
    const what = `${settings === '' ? '' : `${settings}, `}seed ${seedOf(plan, ending.run)}`
    io.err(`The run with ${printable(what)} failed: ${printableLines(ending.failure)}\n`)
  }
  io.err(`${done} of ${count(all, 'run')} are done and kept: the same command goes on with the others.\n`)
  return ending.kind === 'failed' ? 1 : INTERRUPTED
}

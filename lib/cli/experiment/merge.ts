import { printable } from '@/lib/engine/printable'
import { readJournal } from '@/lib/experiment/journal'
import { mergeParts } from '@/lib/experiment/merge'
import { count } from '../count'
import type { Io } from '../io'
import { UsageError } from '../usage-error'
import { told } from './experiment'
import type { MergeFlags } from './flags'
import { readText } from './journal-file'
import { writeResult } from './write-result'

/** `dockyard merge`: the parts of shards, or journals of sweeps that were cut short. */
export async function merge({ parts: files, out, format }: MergeFlags, io: Io): Promise<number> {
  const merged = told(() =>
    mergeParts(
      files.map((name) => {
        const journal = readJournal(readText(name), name)
        if (journal === null) throw new UsageError(`${name} is empty.`)
        return { name, ...journal }
      }),
    ),
  )
  const written = writeResult(out, format, merged)
  io.err(`${printable(`${count(merged.rows.length, 'run')} in ${written.join(' and ')}.`)}\n`)
  return 0
}

// The journal of a sweep beside its result. A row is one write at the end of the file, which the system does whole or not at all
// when the process is killed; what a crash of the machine cuts off is cut off at the next start.

import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import type { RunRow } from '@/lib/experiment/estimates'
import { difference, headLine, type Identity, readJournal, rowLine } from '@/lib/experiment/journal'
import type { Shard } from '@/lib/experiment/plan'
import { UsageError } from '../usage-error'
import { told } from './experiment'

/** Shards may share the name of their part, and still not lose each other's rows. */
export const journalOf = (out: string, shard: Shard | null): string =>
  shard === null ? `${out}.journal` : `${out}.${shard.index}-of-${shard.count}.journal`

export class JournalFile {
  readonly #file: string
  readonly rows: RunRow[]

  private constructor(file: string, rows: readonly RunRow[]) {
    this.#file = file
    this.rows = [...rows]
  }

  /** Goes on with a journal of the same experiment, or begins one. */
  static open(file: string, identity: Identity): JournalFile {
    const text = existsSync(file) ? readText(file) : ''
    const journal = told(() => readJournal(text, file))
    if (journal === null) {
      write(file, () => writeFileSync(file, headLine(identity)))
      return new JournalFile(file, [])
    }
    const what = difference(identity, journal.identity)
    if (what !== null)
      throw new UsageError(
        `${file} is the journal of another experiment (another ${what}). Give another --out, or delete it.`,
      )
    if (journal.length < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, journal.length)))
    return new JournalFile(file, journal.rows)
  }

  append(row: RunRow): void {
    write(this.#file, () => appendFileSync(this.#file, rowLine(row)))
    this.rows.push(row)
  }

  remove(): void {
    rmSync(this.#file, { force: true })
  }
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** Whole or not at all. */
export function writeWhole(file: string, text: string): void {
  write(file, () => {
    const draft = `${file}.${process.pid}.draft`
    writeFileSync(draft, text)
    renameSync(draft, file)
  })
}

function write(file: string, perform: () => void): void {
  try {
    perform()
  } catch (error) {
    throw new UsageError(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`,
    )
  }
}

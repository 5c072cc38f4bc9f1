import path from 'node:path'
import type { RunRow } from '@/lib/experiment/estimates'
import type { Identity } from '@/lib/experiment/journal'
import { cellsCsv, resultJson, runsCsv } from '@/lib/experiment/result-text'
import { writeWhole } from './journal-file'

export type ResultFormat = 'json' | 'csv'

/** Answers with the files that were written: as CSV there are two, since cells and runs are different tables. */
export function writeResult(
  out: string,
  format: ResultFormat,
  { identity, rows }: { readonly identity: Identity; readonly rows: readonly RunRow[] },
): readonly string[] {
  if (format === 'json') {
    writeWhole(out, resultJson(identity, rows))
    return [out]
  }
  const runs = runsFileOf(out)
  writeWhole(runs, runsCsv(identity, rows))
  writeWhole(out, cellsCsv(identity, rows))
  return [out, runs]
}

/** `result.csv` has its runs in `result.runs.csv`. */
export function runsFileOf(out: string): string {
  const { dir, name, ext } = path.parse(out)
  return path.join(dir, `${name}.runs${ext === '' ? '.csv' : ext}`)
}

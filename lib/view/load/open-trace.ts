// A recorded load from a file that was chosen or dropped: checked here, then one operation like any other.

import { parseTraceCsv, TRACE_TEXT_MAX, TraceCsvError } from '@/lib/traffic/trace-csv'
import type { TraceNote } from '@/lib/traffic/trace-periods'
import { dispatchAll } from '../run/dispatch-all'
import type { Run } from '../run/run'

/** What plays a recorded load: a source of requests or a queue. */
export interface TracePlayer {
  readonly action: 'playground:SetTraffic' | 'playground:SetQueue'
  readonly name: string
}

export async function openTrace(run: Run, { action, name }: TracePlayer, file: File): Promise<void> {
  const { notify } = run.store.getState()
  try {
    // Not read at all when it is far too large.
    if (file.size > TRACE_TEXT_MAX * 2) throw new TraceCsvError('is too large')
    const { notes, ...trace } = parseTraceCsv(await file.text())
    const input = { name, arrivals: { trace } }
    if (await dispatchAll([{ action, input }], run)) {
      notify(
        'info',
        `${file.name}: ${trace.counts.length} periods of ${trace.periodSeconds} s play from now on.${notesText(notes)}`,
      )
    }
  } catch (error) {
    if (!(error instanceof TraceCsvError)) {
      notify('bad', `${file.name} cannot be read. Nothing was changed.`)
      return
    }
    const where = error.line === null ? file.name : `${file.name}, line ${error.line}`
    notify('bad', `${where}${error.line === null ? ' ' : ': '}${error.message}. Nothing was changed.`)
  }
}

/** What the file had to be put right for, so that nobody takes the filling for the record. */
function notesText(notes: readonly TraceNote[]): string {
  return notes.map(({ line, text }) => ` Line ${line} ${text}.`).join('')
}

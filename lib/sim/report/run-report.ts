import type { Prices } from '@/lib/aws/pricing/prices'
import { toSeconds } from '@/lib/engine'
import type { RunReport } from '@/lib/protocol'
import { runOutcome } from '../outcome/run-outcome'
import type { ReportedRun } from '../reported-run'
import { runResult } from '../result'
import { reportCsv } from './report-csv'
import { reportHtml, reportStepSeconds } from './report-html'

/** The report of a run as it stands. `commands`: how many the person has given. */
export function runReport(
  run: ReportedRun,
  { commands, prices }: { readonly commands: number; readonly prices: Prices | undefined },
): RunReport {
  const stepSeconds = reportStepSeconds(toSeconds(run.now()))
  const result = { ...runResult(run, { stepSeconds }), outcome: runOutcome(run, prices) }
  const { startAt } = run.scenario
  const html = reportHtml(result, { startAt, commands, forgotten: run.world.series.oldest })
  return { html, csv: reportCsv(result) }
}

// The report of a run: one HTML document that needs no network and runs no script, for reading and for paper.

import type { EpochMs } from '@/lib/engine'
import { formatDateTime } from '@/lib/engine'
import { clockTime, figure } from '@/lib/metrics/figures'
import type { RunResult } from '../result'
import { chartSvg } from './chart-svg'
import { escapeHtml, type Markup, markup } from './markup'
import { reportCharts } from './report-charts'
import { activityRows, costRows, deploymentRows, requestRows } from './report-rows'
import { REPORT_STYLE } from './report-style'
import { type Row, rowsTable } from './rows-table'
import { verdictTiles } from './verdict-tiles'

export interface ReportOptions {
  /** What a calendar shows at time 0. */
  readonly startAt: EpochMs
  /** Commands of a person beside those of the scenario. */
  readonly commands: number
  /** Seconds of which nothing is kept any more but what adds up. */
  readonly forgotten?: number
}

/** Steps of its series should be few: a chart is some hundred pixels wide. See `reportStepSeconds`. */
export function reportHtml(result: RunResult, { startAt, commands, forgotten = 0 }: ReportOptions): string {
  const { name, seed, until, traceHash, outcome } = result
  const date = (seconds: number) =>
    formatDateTime(startAt + Math.round(seconds * 1_000))
      .replace(/\.\d+Z$/, ' UTC')
      .replace('T', ' ')
  const own = commands === 0 ? '' : `, with ${commands} of your own commands`
  const charts = reportCharts(result).map(chartSvg)
  const body = markup`<header><h1>${name}</h1>
<p class="soft num">Simulated ${clockTime(until)} from ${date(0)}, seed ${seed}${own}. Trace <code>${traceHash}</code>: the same scenario, seed and commands give the same run.</p></header>
<main><section aria-labelledby="verdict"><h2 id="verdict">How it went</h2>${verdictTiles(outcome)}</section>
<section aria-labelledby="charts"><h2 id="charts">Over time</h2><div class="charts">${charts.filter((chart) => chart !== null)}</div></section>
${section('Cost', `Prices of ${outcome.prices.asOf}, US dollars.`, ['What', 'Used', 'Price', 'Cost'], costRows(outcome))}
${section('Scaling activities', null, ['Time', 'What', 'Change', 'Why', 'Status'], activityRows(result))}
${section('Deployments', null, ['Time', 'Event', 'Reason'], deploymentRows(result))}
${section('Requests', latencyText(result), ['Status', 'Requests'], requestRows(result))}
</main><footer><p>${footText(result)}${forgotten === 0 ? '' : ` Charts and deployments begin at ${clockTime(forgotten)}: a run on the screen keeps its newest hour, "dockyard report" all of it.`}</p><p>Made with Dockyard, a deterministic simulator of Amazon ECS. What it leaves out and what not to conclude from it stands in its MODEL.md; it is not affiliated with Amazon Web Services.</p></footer>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(name)} · Dockyard report</title><style>${REPORT_STYLE}</style></head>
<body>${body.text}</body></html>
`
}

/** Without rows there is no section. */
function section(
  title: string,
  caption: string | null,
  head: readonly string[],
  rows: readonly Row[],
): Markup | null {
  if (rows.length === 0) return null
  const id = title.toLowerCase().replaceAll(' ', '-')
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${rowsTable(caption, head, rows)}</section>`
}

function latencyText({ requests: { total, latencyMs } }: RunResult): string {
  const { mean, p50, p90, p99, max } = latencyMs
  const ms = (value: number) => `${figure(Number(value.toFixed(1)))} ms`
  return `${total} in all. Latency: mean ${ms(mean)}, p50 ${ms(p50)}, p90 ${ms(p90)}, p99 ${ms(p99)}, longest ${ms(max)}.`
}

function footText({ outcome }: RunResult): string {
  const { measuredFromSeconds: from, goals } = outcome
  const counted =
    from === null
      ? 'No request has counted yet.'
      : `Requests and capacity count from ${clockTime(from)}, cost from the start.`
  const kept =
    goals.defaults.length === 0
      ? ''
      : ` Goals that nobody has chosen are the defaults: ${goals.defaults.join(', ')}.`
  return `${counted}${kept} A load balancer is charged by the second here, on AWS by the started hour.`
}

/** About 240 points a chart. */
export function reportStepSeconds(untilSeconds: number): number {
  return Math.max(1, Math.ceil(untilSeconds / 240))
}

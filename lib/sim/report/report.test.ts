import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { csvCell } from '@/lib/engine/csv'
import { builtInScenarios } from '@/lib/scenario'
import { type RunResult, runResult } from '../result'
import { createSimulation } from '../simulation'
import { chartSvg, niceStep } from './chart-svg'
import { escapeHtml, markup } from './markup'
import { reportCsv } from './report-csv'
import { reportHtml, reportStepSeconds } from './report-html'

const START_AT = Date.UTC(2025, 0, 1)
const HOSTILE = `</title><script>alert(1)</script><img src=x onerror="alert(2)"> ' & \u202E`

function resultOf(id: string, seconds: number, name?: string): RunResult {
  const scenario = builtInScenarios.find((one) => one.id === id)?.scenario as Readonly<
    Record<string, unknown>
  >
  const simulation = createSimulation(name === undefined ? scenario : { ...scenario, name })
  simulation.advanceTo(simTime(seconds * US_PER_SECOND))
  return runResult(simulation, { stepSeconds: reportStepSeconds(seconds) })
}

const html = (result: RunResult, commands = 0) => reportHtml(result, { startAt: START_AT, commands })

describe('Markup', () => {
  it('escapes what is put into it, and no markup', () => {
    const list = ['<b>', '"'].map((text) => markup`<li title="${text}">${text}</li>`)
    expect(markup`<ul>${list}</ul>${null}${3}`.text).toBe(
      '<ul><li title="&lt;b&gt;">&lt;b&gt;</li><li title="&quot;">&quot;</li></ul>3',
    )
  })

  it('lets nothing through that opens a tag or turns text round', () => {
    expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"'\u202E]/)
  })
})

describe('A chart', () => {
  it.each([
    [7, 4, 2],
    [40, 4, 10],
    [0.3, 4, 0.1],
    [1, 4, 0.5],
    [118, 4, 50],
  ])('of at most %d has about %d levels, every %d', (span, count, step) => {
    expect(niceStep(span, count)).toBeCloseTo(step, 12)
  })

  it('draws a line for each run of values and leaves gaps', () => {
    const lines = [{ label: 'x', values: [1, 2, null, 3], style: 'a' }] as const
    const path = chartSvg({ title: 'T', unit: '', lines, stepSeconds: 1 })?.text
    expect(path?.match(/class="line a" d="(M[^"]*)"\/><\/svg><\/figure>/)?.[1]?.match(/M/g)).toHaveLength(2)
    expect(path).not.toContain('NaN')
  })

  it('of nothing is none', () => {
    const lines = [{ label: 'x', values: [null, null], style: 'a' }] as const
    expect(chartSvg({ title: 'T', unit: '', lines, stepSeconds: 1 })).toBeNull()
  })
})

describe('The report of a run', () => {
  const result = resultOf('morning-ramp', 1_500)
  const text = html(result)

  it('stands alone: nothing is fetched, nothing runs', () => {
    expect(text).toMatch(/^<!doctype html>/)
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(text).not.toMatch(/<script|<link|<img|<iframe|https?:|url\(|@import|\son\w+=/i)
  })

  it('says what was run, how it went and what it cost', () => {
    expect(text).toContain('A morning ramp under target tracking')
    expect(text).toContain(`seed 42. Trace <code>${result.traceHash}</code>`)
    for (const heading of [
      'How it went',
      'Over time',
      'Cost',
      'Scaling activities',
      'Deployments',
      'Requests',
    ])
      expect(text).toContain(`>${heading}</h2>`)
    expect(text).toContain('m5.xlarge instances')
    expect(text).toContain('Prices of 2026-09-20')
    expect(text).toMatch(/\d tasks × .* ÷ 50 % = /)
    for (const chart of ['Requests a second', 'Latency', 'Tasks of web', 'Utilization of web'])
      expect(text).toContain(`<b>${chart}</b>`)
    expect(text).not.toMatch(/NaN|undefined|\[object|Infinity/)
  })

  it('is the same for the same run, and says when somebody took part', () => {
    expect(html(resultOf('morning-ramp', 1_500))).toBe(text)
    expect(html(result, 2)).toContain('with 2 of your own commands')
  })

  it('escapes a hostile name', () => {
    const hostile = html(resultOf('one-task-one-port', 200, HOSTILE))
    expect(hostile).not.toMatch(/<script|<img|onerror="/i)
    expect(hostile).toContain('&lt;script&gt;')
    expect(hostile.match(/<title>/g)).toHaveLength(1)
  })

  it.each(builtInScenarios.map(({ id }) => id))('%s has one', (id) => {
    const built = html(resultOf(id, 630))
    expect(built).not.toMatch(/NaN|undefined|\[object|Infinity/)
    expect(built.length).toBeLessThan(200_000)
  })

  it('has its figures as CSV, three cells a row', () => {
    const rows = reportCsv(result).trimEnd().split('\n')
    expect(rows[0]).toBe('measure,value,unit')
    for (const row of rows) expect(row.match(/,/g)).toHaveLength(2)
    expect(rows).toContain(`cost,${result.outcome.costUsd},USD`)
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    [null, ''],
    [-1.5, '-1.5'],
  ])('writes %j safely for spreadsheets', (value, cell) => {
    expect(csvCell(value)).toBe(cell)
  })
})

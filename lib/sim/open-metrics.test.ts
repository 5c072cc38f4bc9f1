// The text by the rules of OpenMetrics here, and by a real promtool where one is installed (Debian package `prometheus`).

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { openMetricsOf } from './open-metrics'
import { type RunResult, runResult } from './result'
import { createSimulation } from './simulation'

const START_AT = Date.UTC(2025, 0, 1)

function resultOf(id: string, seconds: number, stepSeconds: number): RunResult {
  const simulation = createSimulation(builtInScenarios.find((one) => one.id === id)?.scenario)
  simulation.advanceTo(simTime(seconds * US_PER_SECOND))
  return runResult(simulation, { stepSeconds })
}

const series = (names: RunResult['series']['names'], stepSeconds = 1) => ({
  name: 'A "quoted" name\\ with\nlines',
  seed: 7,
  until: 10,
  series: { stepSeconds, names },
})

describe('OpenMetrics', () => {
  it('dates each value by the end of its step, in base units, and leaves gaps out', () => {
    const run = series({
      'service/web/CPUUtilization': [50, null, 75],
      'requests/p99Ms': [null, 250],
      'service/web/running/web:2': [1],
    })
    expect(openMetricsOf({ ...run, name: 'Run' }, START_AT)).toBe(`\
# TYPE dockyard_requests_p99_seconds gauge
# UNIT dockyard_requests_p99_seconds seconds
# HELP dockyard_requests_p99_seconds Latency that 99 % of requests kept, maximum of the seconds of a step of 1 s.
dockyard_requests_p99_seconds{scenario="Run",seed="7"} 0.25 1735689602
# TYPE dockyard_service_cpu_utilization_ratio gauge
# UNIT dockyard_service_cpu_utilization_ratio ratio
# HELP dockyard_service_cpu_utilization_ratio CloudWatch's CPUUtilization (AWS/ECS), average of a step of 1 s.
dockyard_service_cpu_utilization_ratio{service="web",scenario="Run",seed="7"} 0.5 1735689601
dockyard_service_cpu_utilization_ratio{service="web",scenario="Run",seed="7"} 0.75 1735689603
# TYPE dockyard_service_running_by_definition gauge
# HELP dockyard_service_running_by_definition Running tasks, last value of a step of 1 s.
dockyard_service_running_by_definition{service="web",task_definition="web:2",scenario="Run",seed="7"} 1 1735689601
# EOF
`)
  })

  it('dates a last step that is shorter by the end of the run', () => {
    const text = openMetricsOf(series({ 'requests/rps': [1, 2] }, 6), START_AT)
    expect(text.match(/\d{10}$/gm)).toEqual(['1735689606', '1735689610'])
  })

  it('names counts without `_count`, which belongs to histograms', () => {
    const names = [
      'alb/web/RequestCount',
      'alb/web/HTTPCode_Target_2XX_Count',
      'alb/web/HTTPCode_ELB_502_Count',
      'tg/web/RequestCountPerTarget',
      'tg/web/UnHealthyHostCount',
    ]
    const text = openMetricsOf(series(Object.fromEntries(names.map((name) => [name, [1]]))), START_AT)
    expect([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, family]) => family)).toEqual([
      'dockyard_alb_http_code_elb_502',
      'dockyard_alb_http_code_target_2xx',
      'dockyard_alb_requests',
      'dockyard_tg_requests_per_target',
      'dockyard_tg_un_healthy_hosts',
    ])
  })

  it('escapes names, whatever they hold', () => {
    const text = openMetricsOf(series({ 'requests/rps': [1] }), START_AT)
    expect(text).toContain('scenario="A \\"quoted\\" name\\\\ with\\nlines"')
    expect(text.split('\n').at(-2)).toBe('# EOF')
  })
})

/** What Prometheus itself says of the export can only be heard where it is installed. */
if (spawnSync('promtool', ['--version']).status === 0) describe('promtool', judge)
else console.warn('promtool is not installed: what Prometheus itself says of the export is not tested.')

function judge() {
  const directory = mkdtempSync(path.join(tmpdir(), 'dockyard-metrics-'))
  afterAll(() => rmSync(directory, { recursive: true }))
  const result = resultOf('morning-ramp', 900, 10)
  const text = openMetricsOf(result, START_AT)

  it('finds nothing to complain about', () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text })
    expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' })
  })

  it('back-fills every sample, and a block answers what was in it', () => {
    const file = path.join(directory, 'run.om')
    writeFileSync(file, text)
    execFileSync('promtool', [
      'tsdb',
      'create-blocks-from',
      'openmetrics',
      file,
      path.join(directory, 'blocks'),
    ])
    // A database has a log of what is not in blocks yet; back-filling makes none.
    mkdirSync(path.join(directory, 'blocks', 'wal'))
    const select = '--match={__name__="dockyard_service_desired",service="web"}'
    const dump = execFileSync('promtool', ['tsdb', 'dump', select, path.join(directory, 'blocks')], {
      encoding: 'utf8',
    })
    const values = [...dump.matchAll(/^\{.*\} (\S+) (\d+)$/gm)].map(([, value, ms]) => [
      Number(ms),
      Number(value),
    ])
    const desired = result.series.names['service/web/desired'] ?? []
    expect(values).toEqual(
      desired.flatMap((value, step) => (value === null ? [] : [[START_AT + (step + 1) * 10_000, value]])),
    )
    expect(values.length).toBeGreaterThan(80)
  })
}

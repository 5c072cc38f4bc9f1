// The figures of a report as CSV: a row a figure, with its unit.

import { csvText } from '@/lib/engine/csv'
import type { RunResult } from '../result'

type Figure = readonly [measure: string, value: number | string | null, unit: string]

export function reportCsv({ name, seed, until, traceHash, outcome }: RunResult): string {
  const { cost, prices, goals, waitSeconds, bottleneck } = outcome
  const rows: readonly Figure[] = [
    ['scenario', name, ''],
    ['seed', seed, ''],
    ['simulated time', until, 's'],
    ['trace', traceHash, ''],
    ['counted from', outcome.measuredFromSeconds, 's'],
    ['requests', outcome.requests, 'requests'],
    ['failed', outcome.failed, 'requests'],
    ['answered in time', outcome.latencyAttainment, 'share'],
    ['latency goal', goals.latency.withinMs, 'ms'],
    ['latency goal', goals.latency.share, 'share'],
    ['failed', outcome.errorRate, 'share'],
    ['error goal', goals.errors.atMost, 'share'],
    ['service level met', outcome.sloMet === null ? null : String(outcome.sloMet), ''],
    ['cost', outcome.costUsd, 'USD'],
    ['prices of', prices.asOf, ''],
    ...cost.instances.flatMap(({ instanceType, hours, billedHours, usd }): Figure[] => [
      [`${instanceType} running`, hours, 'h'],
      [`${instanceType} charged`, billedHours, 'h'],
      [`${instanceType} cost`, usd, 'USD'],
    ]),
    ...cost.loadBalancers.flatMap(({ name: balancer, hours, units, unit, usd }): Figure[] => [
      [`load balancer ${balancer} active`, hours, 'h'],
      [`load balancer ${balancer} capacity`, units, unit],
      [`load balancer ${balancer} cost`, usd, 'USD'],
    ]),
    ['over-provisioned', outcome.overTaskSeconds, 'task-seconds'],
    ['under-provisioned', outcome.underTaskSeconds, 'task-seconds'],
    ['oscillations', outcome.oscillations, ''],
    ['scale-outs', outcome.scaleOuts, ''],
    ['scale-ins', outcome.scaleIns, ''],
    ['waited for a worker', waitSeconds.worker, 'request-seconds'],
    ['waited for CPU of the task', waitSeconds.taskCpu, 'request-seconds'],
    ['waited for CPU of the instance', waitSeconds.hostCpu, 'request-seconds'],
    ['bottleneck', bottleneck.label, ''],
  ]
  return csvText([['measure', 'value', 'unit'], ...rows])
}

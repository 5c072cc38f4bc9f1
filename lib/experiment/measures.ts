// What experiments compare runs by: the one list of it. A measure is a line here.

import type { RunOutcome } from '@/lib/protocol'
import type { RunResult } from '@/lib/sim/result'
import type { RunWindow } from '@/lib/sim/run-window'
import { mean, seriesOver } from './window-series'

export interface Measure {
  readonly name: string
  readonly unit: string
  /** Which way is good; null where that depends on what somebody wants. */
  readonly better: 'less' | 'more' | null
  readonly says: string
  /** Null when there is nothing to measure, e.g. the latency of no requests. */
  of(window: RunWindow): number | null
}

const INSTANCES = /^cluster\/.+\/instances$/
/** Not `running/web:2`, which is a part of it. */
const RUNNING = /^service\/.+\/running$/
const CPU = /^service\/.+\/CPUUtilization$/

export const MEASURES: readonly Measure[] = [
  {
    name: 'requests',
    unit: 'requests',
    better: null,
    says: 'requests that were answered or failed, each attempt by itself',
    of: ({ requests }) => requests.total,
  },
  {
    name: 'failed',
    unit: '%',
    better: 'less',
    says: 'share of the requests that failed: 5xx, no answer, or given up by the client',
    of: ({ requests: { total, clients } }) => percent(clients.gaveUp + clients.retries, total),
  },
  {
    name: 'gaveUp',
    unit: '%',
    better: 'less',
    says: 'share of the clients whose last attempt failed',
    of: ({ requests: { clients } }) => percent(clients.gaveUp, clients.gaveUp + clients.succeeded),
  },
  {
    name: 'latencyMean',
    unit: 'ms',
    better: 'less',
    says: 'mean latency of requests at the load balancer',
    of: ({ requests, latencyMs }) => (latencyMs(1) === null ? null : requests.latencyMs.mean),
  },
  latency('latencyP50', 0.5),
  latency('latencyP95', 0.95),
  latency('latencyP99', 0.99),
  {
    name: 'inTime',
    unit: '%',
    better: 'more',
    says: 'share of the requests that kept the latency goal (`goals.latency` of the scenario)',
    of: ({ result: { outcome }, before }) =>
      percent(inTime(outcome) - inTime(before), outcome.requests - before.requests),
  },
  {
    name: 'cost',
    unit: 'USD',
    better: 'less',
    says: 'cost of instances and load balancers (`prices` of the scenario)',
    of: ({ result: { outcome }, before }) => outcome.costUsd - before.costUsd,
  },
  {
    name: 'tooMany',
    unit: 'task s',
    better: 'less',
    says: 'task-seconds above what the load needed',
    of: ({ result: { outcome }, before }) => outcome.overTaskSeconds - before.overTaskSeconds,
  },
  {
    name: 'tooFew',
    unit: 'task s',
    better: 'less',
    says: 'task-seconds that the load needed and did not have',
    of: ({ result: { outcome }, before }) => outcome.underTaskSeconds - before.underTaskSeconds,
  },
  {
    name: 'oscillations',
    unit: 'changes',
    better: 'less',
    says: 'changes of a desired count against the one before, at most 15 minutes after it',
    of: ({ result: { outcome }, before }) => outcome.oscillations - before.oscillations,
  },
  {
    name: 'tasks',
    unit: 'tasks',
    better: null,
    says: 'running tasks of all services, on average over time',
    of: (window) => mean(seriesOver(window, RUNNING, 'sum')),
  },
  {
    name: 'tasksMax',
    unit: 'tasks',
    better: null,
    says: 'running tasks of all services at their peak',
    of: (window) => greatest(seriesOver(window, RUNNING, 'sum')),
  },
  {
    name: 'instances',
    unit: 'instances',
    better: null,
    says: 'container instances of all clusters, on average over time',
    of: (window) => mean(seriesOver(window, INSTANCES, 'sum')),
  },
  {
    name: 'cpu',
    unit: '%',
    better: null,
    says: 'CPUUtilization of the services, on average over time',
    of: (window) => mean(seriesOver(window, CPU, 'average')),
  },
  {
    name: 'activities',
    unit: 'activities',
    better: null,
    says: 'scaling activities of services and Auto Scaling groups that began; those that did not scale are left out',
    of: ({ result, from }) => result.scalingActivities.filter((activity) => began(activity, from)).length,
  },
]

function latency(name: string, share: number): Measure {
  return {
    name,
    unit: 'ms',
    better: 'less',
    says: `latency that ${share * 100} % of the requests stay below`,
    of: ({ latencyMs }) => latencyMs(share),
  }
}

function began(activity: RunResult['scalingActivities'][number], from: number): boolean {
  const isNotScaled = 'NotScaledReasons' in activity && activity.NotScaledReasons !== undefined
  return activity.StartTime > from && !isNotScaled
}

function inTime({ latencyAttainment, requests }: RunOutcome): number {
  return Math.round((latencyAttainment ?? 0) * requests)
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole
}

function greatest(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((most, value) => Math.max(most, value))
}

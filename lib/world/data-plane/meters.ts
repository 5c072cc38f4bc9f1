// What is counted of requests: whole seconds for the charts and the CloudWatch metrics, and the whole run for the summary.

import { US_PER_SECOND } from '@/lib/engine'
import { type MetricName, requestSeries } from '@/lib/metrics/catalogue'
import { Histogram, type HistogramState } from '@/lib/metrics/histogram'
import { type BalancerCounter, counterSeries } from '@/lib/metrics/load-balancer-counters'
import type { SeriesStore } from '@/lib/metrics/series'
import type { Goals } from '@/lib/traffic/goals'
import { grown } from '@/lib/traffic/grow'
import { OUTCOME, type Outcome, REASON, type Reason } from './codes'
import type { RequestCounts } from './contract'
import type { LoadBalancerState } from './load-balancer-state'
import { OutcomeMeter, type OutcomeMeterState } from './outcome-meter'
import { resetBy } from './own-answers'
import { PeriodMeters, type PeriodMetersState } from './period-meters'
import type { Route } from './routes'

const STATUSES = 1000

// Counters of a load balancer, in the order of its row. The names are CloudWatch's (AWS/ApplicationELB).
export const COUNT = {
  RequestCount: 0,
  HTTPCode_Target_2XX_Count: 1,
  HTTPCode_Target_3XX_Count: 2,
  HTTPCode_Target_4XX_Count: 3,
  HTTPCode_Target_5XX_Count: 4,
  HTTPCode_ELB_4XX_Count: 5,
  HTTPCode_ELB_5XX_Count: 6,
  HTTPCode_ELB_502_Count: 7,
  HTTPCode_ELB_503_Count: 8,
  HTTPCode_ELB_504_Count: 9,
  TargetConnectionErrorCount: 10,
  UnhealthyRoutingRequestCount: 11,
  HTTPCode_ELB_3XX_Count: 12,
  HTTP_Redirect_Count: 13,
  HTTP_Redirect_Url_Limit_Exceeded_Count: 14,
  HTTP_Fixed_Response_Count: 15,
  NonStickyRequestCount: 16,
} as const satisfies Partial<Record<MetricName<'alb'>, number>>
/** Where a Network Load Balancer, which has no codes of its own, counts resets. */
const RESETS_OF_TARGETS = COUNT.HTTPCode_ELB_502_Count
const OWN_RESETS = COUNT.HTTPCode_ELB_503_Count
const COUNTERS = Object.entries(COUNT) as readonly (readonly [keyof typeof COUNT, number])[]
const RESPONSES = 17
const RESPONSE_US = 18
const SEEN = 19
const WIDTH = 20
/** Behind the counters in the rows of a period: of load balancers, and of target groups. */
export const USED = {
  connections: 17,
  connectionUs: 18,
  ruleEvaluations: 19,
  opened: 20,
  evaluatedRules: 21,
  targetConnectionUs: 22,
  reused: 23,
  bytes: 24,
  refused: 17,
  accepted: 18,
  workUs: 19,
} as const

export interface MetersState {
  readonly second: HistogramState
  readonly run: HistogramState
  readonly byStatus: readonly (readonly [status: number, count: number])[]
  readonly errors: readonly [elb: number, target: number]
  readonly started: number
  readonly rows: readonly number[]
  readonly groups: readonly number[]
  readonly sources: readonly number[]
  readonly rps: readonly number[]
  readonly groupRps: readonly number[]
  readonly period: PeriodMetersState
  readonly outcomes: OutcomeMeterState
}

export class Meters {
  /** Since the last report to CloudWatch. */
  readonly period = new PeriodMeters()
  readonly outcomes: OutcomeMeter
  readonly #second = new Histogram()
  readonly #run = new Histogram()
  readonly #byStatus = new Float64Array(STATUSES)
  #rows = new Float64Array(4 * WIDTH)
  #groups = new Float64Array(16)
  #sources = new Float64Array(16)
  /** By source and by target group, of the last closed step. */
  #rps = new Float64Array(16)
  #groupRps = new Float64Array(16)
  #elbErrors = 0
  #targetErrors = 0
  #started = 0

  constructor(goals: Goals) {
    this.outcomes = new OutcomeMeter(goals)
  }

  /** `isNew`: on a connection of its own. */
  started(
    source: number,
    route: Pick<Route, 'kind' | 'loadBalancer' | 'evaluatedRules' | 'paidRules'>,
    isNew: boolean,
  ): void {
    this.#started++
    if (source >= this.#sources.length) this.#sources = grown(this.#sources, source)
    this.#sources[source] = (this.#sources[source] as number) + 1
    this.arrived(route, isNew)
  }

  /** A load balancer has a request of anybody. */
  arrived(
    {
      kind,
      loadBalancer,
      evaluatedRules,
      paidRules,
    }: Pick<Route, 'kind' | 'loadBalancer' | 'evaluatedRules' | 'paidRules'>,
    isNew: boolean,
  ): void {
    if (loadBalancer >= 0) this.count(loadBalancer, SEEN)
    if (kind === 'unreachable') return
    if (isNew) this.period.loadBalancers.count(loadBalancer, USED.opened)
    if (evaluatedRules > 0) this.period.loadBalancers.count(loadBalancer, USED.evaluatedRules, evaluatedRules)
    if (paidRules > 0) this.period.loadBalancers.count(loadBalancer, USED.ruleEvaluations, paidRules)
  }

  count(loadBalancer: number, counter: number): void {
    const at = loadBalancer * WIDTH + counter
    if (at >= this.#rows.length) this.#rows = grown(this.#rows, loadBalancer * WIDTH + WIDTH)
    this.#rows[at] = (this.#rows[at] as number) + 1
  }

  /** What a target group counts as well as its load balancer. */
  countBoth(loadBalancer: number, group: number, counter: number): void {
    this.count(loadBalancer, counter)
    this.period.groups.count(group, counter)
  }

  /** A target was chosen. */
  routed(loadBalancer: number, group: number): void {
    this.countBoth(loadBalancer, group, COUNT.RequestCount)
    if (group >= this.#groups.length) this.#groups = grown(this.#groups, group)
    this.#groups[group] = (this.#groups[group] as number) + 1
  }

  /** A container has taken a request that asks for `workUs` of CPU. */
  accepted(group: number, workUs: number): void {
    this.period.groups.count(group, USED.accepted)
    this.period.groups.count(group, USED.workUs, workUs)
  }

  /** The target began to answer `us` after the load balancer had sent it the request. */
  responded(loadBalancer: number, group: number, us: number): void {
    this.period.responded(group, us)
    const row = loadBalancer * WIDTH
    this.#rows[row + RESPONSES] = (this.#rows[row + RESPONSES] as number) + 1
    this.#rows[row + RESPONSE_US] = (this.#rows[row + RESPONSE_US] as number) + us
  }

  /** Bodies have passed a load balancer. */
  passed(loadBalancer: number, bytes: number): void {
    this.period.loadBalancers.count(loadBalancer, USED.bytes, bytes)
  }

  /** A request goes to a target on a connection that was open before. */
  reused(loadBalancer: number): void {
    this.period.loadBalancers.count(loadBalancer, USED.reused)
  }

  /** A connection to a target was in use, or idle, for so long. */
  targetConnected(loadBalancer: number, us: number): void {
    this.period.loadBalancers.count(loadBalancer, USED.targetConnectionUs, us)
  }

  finished(
    loadBalancer: number,
    group: number,
    status: number,
    outcome: Outcome,
    reason: Reason,
    latencyUs: number,
    isNew: boolean,
  ): void {
    this.outcomes.ended(group, status, reason, latencyUs)
    this.#byStatus[status] = (this.#byStatus[status] as number) + 1
    if (outcome === OUTCOME.unreachable) return
    this.#second.record(latencyUs)
    if (outcome === OUTCOME.target5xx) this.#targetErrors++
    else if ((outcome > OUTCOME.target5xx && outcome < OUTCOME.elb4xx) || outcome === OUTCOME.cut)
      this.#elbErrors++
    this.left(loadBalancer, group, status, outcome, reason, latencyUs, isNew)
  }

  /** A load balancer is done with a request of anybody. */
  left(
    loadBalancer: number,
    group: number,
    status: number,
    outcome: Outcome,
    reason: Reason,
    latencyUs: number,
    isNew: boolean,
  ): void {
    if (isNew) this.period.loadBalancers.count(loadBalancer, USED.connections)
    this.period.loadBalancers.count(loadBalancer, USED.connectionUs, latencyUs)
    if (outcome <= OUTCOME.target5xx) {
      this.countBoth(loadBalancer, group, COUNT.HTTPCode_Target_2XX_Count + Math.floor(status / 100) - 2)
    } else if (outcome === OUTCOME.elbOk) {
      if (status >= 300) this.count(loadBalancer, COUNT.HTTPCode_ELB_3XX_Count)
    } else if (outcome === OUTCOME.elb4xx) {
      if (status >= 400) this.count(loadBalancer, COUNT.HTTPCode_ELB_4XX_Count)
    } else if (outcome === OUTCOME.cut) {
      if (reason === REASON.noTargets && group >= 0) this.period.groups.count(group, USED.refused)
      const by = resetBy(reason)
      if (by !== null) this.count(loadBalancer, by === 'target' ? RESETS_OF_TARGETS : OWN_RESETS)
    } else {
      this.count(loadBalancer, COUNT.HTTPCode_ELB_5XX_Count)
      if (reason === REASON.noTargets && group >= 0) this.period.groups.count(group, USED.refused)
      if (status >= 502 && status <= 504)
        this.count(loadBalancer, COUNT.HTTPCode_ELB_502_Count + status - 502)
    }
  }

  rps(source: number): number {
    return this.#rps[source] ?? 0
  }

  groupRps(group: number): number {
    return this.#groupRps[group] ?? 0
  }

  /** Requests of a group that were routed in the second that is being closed. */
  groupRequests(group: number): number {
    return this.#groups[group] ?? 0
  }

  /** Writes the values of a step of `seconds`. A load balancer reports only while requests flow, as CloudWatch does. */
  close(
    series: SeriesStore,
    loadBalancers: readonly Pick<LoadBalancerState, 'name' | 'type'>[],
    seconds: number,
  ): void {
    series.record(requestSeries('rps'), this.#started / seconds)
    series.record(requestSeries('errors5xxElb'), this.#elbErrors)
    series.record(requestSeries('errors5xxTarget'), this.#targetErrors)
    if (this.#second.count > 0) {
      series.record(requestSeries('p50Ms'), this.#second.quantile(0.5) / 1_000)
      series.record(requestSeries('p99Ms'), this.#second.quantile(0.99) / 1_000)
    }
    loadBalancers.forEach(({ name, type }, number) => {
      const record = (metric: BalancerCounter, value: number) => {
        const of = counterSeries(type, name, metric)
        if (of !== null) series.record(of, value)
      }
      const row = this.#rows.subarray(number * WIDTH, (number + 1) * WIDTH)
      if (!row.some((value) => value > 0)) return
      for (const [metric, at] of COUNTERS) {
        const count = row[at] ?? 0
        // What few load balancers ever do has a value only where it happens, as in CloudWatch.
        if (count === 0 && at >= COUNT.HTTPCode_ELB_3XX_Count) continue
        record(metric, count)
        if (count > 0) this.period.loadBalancers.count(number, at, count)
      }
      const responses = row[RESPONSES] ?? 0
      if (responses > 0) record('TargetResponseTime', (row[RESPONSE_US] ?? 0) / responses / US_PER_SECOND)
    })
    this.#run.add(this.#second)
    this.#second.clear()
    this.#rows.fill(0)
    this.#groupRps = this.#groups.map((count) => count / seconds)
    this.#groups.fill(0)
    this.#rps = this.#sources.map((count) => count / seconds)
    this.#sources.fill(0)
    this.#elbErrors = 0
    this.#targetErrors = 0
    this.#started = 0
  }

  /** A copy of what has been counted since the start of the run. */
  counted(): Pick<RequestCounts, 'latencyUs' | 'byStatus'> {
    const latencyUs = new Histogram()
    latencyUs.add(this.#run)
    latencyUs.add(this.#second)
    return { latencyUs, byStatus: this.#byStatus.slice() }
  }

  save(): MetersState {
    const byStatus: (readonly [number, number])[] = []
    this.#byStatus.forEach((count, status) => {
      if (count > 0) byStatus.push([status, count])
    })
    return {
      second: this.#second.save(),
      run: this.#run.save(),
      byStatus,
      errors: [this.#elbErrors, this.#targetErrors],
      started: this.#started,
      rows: [...this.#rows],
      groups: [...this.#groups],
      sources: [...this.#sources],
      rps: [...this.#rps],
      groupRps: [...this.#groupRps],
      period: this.period.save(),
      outcomes: this.outcomes.save(),
    }
  }

  restore(state: MetersState): void {
    this.#second.restore(state.second)
    this.#run.restore(state.run)
    this.#byStatus.fill(0)
    for (const [status, count] of state.byStatus) this.#byStatus[status] = count
    this.#elbErrors = state.errors[0]
    this.#targetErrors = state.errors[1]
    this.#started = state.started
    this.#rows = Float64Array.from(state.rows)
    this.#groups = Float64Array.from(state.groups)
    this.#sources = Float64Array.from(state.sources)
    this.#rps = Float64Array.from(state.rps)
    this.#groupRps = Float64Array.from(state.groupRps)
    this.period.restore(state.period)
    this.outcomes.restore(state.outcomes)
  }
}

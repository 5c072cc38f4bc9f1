// The contract between the control plane and the data plane. The control plane says which processes exist and which routes
// changed; the data plane moves requests and reports what happens to processes as chart events.

import type { StatisticSet } from '@/lib/aws/cloudwatch/statistic-set'
import type { Histogram } from '@/lib/metrics/histogram'
import type { MessageSample, RequestPath, RequestSample } from '@/lib/protocol'
import type { Target } from '@/lib/world/records/elb'
import type { CallCount, CallFlow } from './calls/call-counts'
import type { TrafficPeriod } from './traffic-period'

export interface ProbeResult {
  readonly kind: 'status' | 'timeout' | 'refused'
  /** HTTP status when `kind` is `status`. */
  readonly status: number | null
}

export interface Anomaly {
  /** It fails more often than its peers. */
  readonly isAnomalous: boolean
  /** What mitigation leaves of its share, up to 1. */
  readonly weight: number
}

export interface Usage {
  /** CPU units used on average over the last whole second (1024 = one vCPU busy). */
  readonly cpuUnits: number
  readonly memoryMiB: number
  readonly requestsInFlight: number
  /** Of those in flight: how many wait for a worker, and how many work and have no core just now. */
  readonly requestsQueued: number
  readonly requestsStarved: number
  /** Taken by the process, on average over the last whole second. */
  readonly requestsPerSecond: number
}

export interface QueuePeriod {
  readonly sent: number
  readonly received: number
  readonly deleted: number
}

export interface QueueFigures extends QueuePeriod {
  /** Messages that a worker may receive. */
  readonly visible: number
  /** Those that one has received, and those whose worker died before their visibility timeout ended. */
  readonly notVisible: number
  /** By its workers, on average over the last whole second. */
  readonly receivedPerSecond: number
  /** Of the oldest that is not deleted; 0 when there is none. */
  readonly oldestSeconds: number
}

/** What the proxies of Service Connect have counted of the calls of one service to one endpoint. */
export interface ConnectCounts {
  /** ARN of the service whose tasks call, or the group of tasks without one. */
  readonly caller: string
  readonly discoveryServiceId: string
  /** Requests that reached a task's proxy. */
  readonly requests: number
  /** Answers of the tasks' processes with 2XX, 3XX, 4XX and 5XX. */
  readonly answers: readonly number[]
  /** Milliseconds from the proxy of the task that is called until its process has answered; null without an answer. */
  readonly times: StatisticSet | null
}

export interface DataPlane {
  /** The container's process runs from now on: it uses memory, may crash by its image's behaviour, but refuses connections. */
  startProcess(containerArn: string): void
  /** Start-up is over: it accepts connections on its bound ports. */
  listen(containerArn: string): void
  /**
   * SIGTERM by the image's `onSigterm`: `exit` ends at once (143), `drain` refuses new connections and ends with 0 when the last
   * request is answered, `ignore` does nothing. The end arrives as `process.exited` at the container's chart.
   */
  terminate(containerArn: string): void
  /** SIGKILL or the end of the container: open connections are reset (502 for their clients). Sends no chart event. */
  endProcess(containerArn: string): void
  /** The instance is gone from the network without a goodbye: open requests time out. */
  loseInstance(instanceId: string): void
  /**
   * Marks say which record changed, came or went; it is read again once, before any request moves. They may be called more
   * often than needed and in any order.
   */
  instanceChanged(instanceId: string): void
  containerChanged(containerArn: string): void
  targetChanged(targetKey: string): void
  targetGroupChanged(targetGroupArn: string): void
  /** Listeners, rules, load balancers. */
  routesChanged(): void
  securityGroupChanged(groupId: string): void
  zoneChanged(zoneName: string): void
  /** Who answers under which name of Cloud Map or Service Connect may have changed. */
  discoveryChanged(): void
  /** Anything may have changed: everything is read again. */
  topologyChanged(): void
  /** The deregistration delay ended: requests still open at this target are answered with 502 by the load balancer. */
  closeTarget(targetKey: string): void
  /** Reads `state.traffic` again: a source was added, changed or removed. */
  trafficChanged(): void
  /** Reads `state.queues` again. */
  queuesChanged(): void
  /** A queue as it is now, with what it has counted since it was made. */
  queueFigures(name: string): QueueFigures
  /** What it has counted since the last call. */
  takeQueuePeriod(name: string): QueuePeriod
  /** The small number by which health checks mean a registered target, as long as it is registered; -1 for any other. */
  targetNumber(targetKey: string): number
  /** Whether security groups let any node of its load balancer through to a target; true where no load balancer stands before it. */
  admits(targetKey: string): boolean
  /** What comparing a target with its peers has come to. */
  anomalyOf(targetKey: string): Anomaly
  /** The target of a number, or null when it has gone. */
  targetOf(number: number): Target | null
  /** ARN of the load balancer whose rules forward to a target group, or null. */
  loadBalancerOf(targetGroupArn: string): string | null
  /** Sends one health check; the result goes to `world.targetHealth.finished(target, result)`. */
  probe(target: number): void

  containerUsage(containerArn: string): Usage
  instanceUsage(instanceId: string): Usage
  /** CPU units of an instance's containers in the last whole second. */
  instanceCpuUnits(instanceId: string): number
  /** CPU in µs that the process of a container has used up to the last closed second; 0 when it has none. */
  cpuUsedUs(containerArn: string): number
  /** Requests per second measured over the last whole second, by traffic source name. */
  trafficRps(name: string): number
  /** Requests per second for which a target of the group was chosen in the last whole second. */
  targetGroupRps(targetGroupArn: string): number
  /** Which ways the requests of the last whole second took, a second. */
  ways(): readonly RequestWay[]
  /** Called once a second by the recorder, in the observer phase: closes the second and writes its series. */
  closeSecond(): void
  /** Calls between services, of the whole run. */
  calls(): CallsSummary
  /** What the proxies of Service Connect have counted since the last call. */
  takeConnectPeriod(): readonly ConnectCounts[]
  /** Between which services and tasks calls went in the last whole second. */
  callFlows(): readonly CallFlow[]
  /** What a container that calls has been told by DNS and still believes, and whom its proxy avoids. */
  callerState(containerArn: string): CallerState
  /** What load balancers and target groups have counted since the last `takePeriod`, which begins a new period. */
  period(): TrafficPeriod
  takePeriod(): TrafficPeriod
  /** Requests against the goals. */
  outcomes(): RequestOutcomes
  /** Samples since the last call, at most `limit`, and how many real requests each stands for. */
  takeSamples(limit: number): {
    readonly samples: readonly RequestSample[]
    readonly requestsPerSample: number
  }
  /** The same of messages that workers have received. */
  takeMessages(limit: number): {
    readonly messages: readonly MessageSample[]
    readonly messagesPerSample: number
  }
  follow(requestId: number): RequestPath | null
  /** From now on `take` gets the line of the access log of each request that ends at a load balancer. In no checkpoint. */
  logRequests(take: (line: string) => void): void
  /** What it holds in numbers and differs from the records that they stand for, in words; for invariants. */
  audit(): readonly string[]
  /** How many requests have failed since this world was made or restored, and the newest of them: looked at after each event. */
  failedCount(): number
  newestFailed(): number
  totals(): { readonly total: number; readonly inFlight: number }
  summary(): RequestSummary
  /** The counts behind the summary, as they are now: two of them say what happened in between. */
  counted(): RequestCounts
  save(): unknown
  restore(state: unknown): void
}

export interface CallsSummary {
  readonly total: number
  /** Without an answer, or with one of 500 and above, after all retries. */
  readonly failed: number
  readonly underWay: number
  readonly byName: readonly CallCount[]
}

export interface CallerState {
  readonly answers: readonly {
    readonly discoveryServiceId: string
    readonly addresses: readonly string[]
    readonly until: number
  }[]
  readonly avoided: readonly {
    readonly discoveryServiceId: string
    readonly address: string
    readonly until: number
  }[]
}

/** Requests of one source that took the same way, a second. */
export interface RequestWay {
  readonly source: string
  /** ARN; null when no rule was reached: no listener, or a load balancer that is not there yet. */
  readonly rule: string | null
  /** Null when no target was chosen: the rule answers by itself, or nothing was registered behind it. */
  readonly target: Target | null
  readonly perSecond: number
  /** Requests of any source that failed in the same second after this target had been chosen, a second. */
  readonly failedPerSecond: number
}

/** `requests` of the command line's output. */
export interface RequestSummary {
  readonly total: number
  /** By client: `total` counts every attempt. A client gives up when its last attempt has failed (5xx, no answer, its own time-out). */
  readonly clients: {
    readonly succeeded: number
    readonly gaveUp: number
    readonly retries: number
    /** Answers that sent a client elsewhere, and it went. */
    readonly redirects: number
    /** Attempts that ended with 460 because their client had waited long enough. */
    readonly timeouts: number
  }
  readonly byStatus: Readonly<Record<string, number>>
  readonly latencyMs: {
    readonly mean: number
    readonly p50: number
    readonly p90: number
    readonly p99: number
    readonly max: number
  }
}

/** From the start of the run to some moment. */
export interface RequestCounts {
  /** Of requests that reached a load balancer. */
  readonly latencyUs: Histogram
  /** By HTTP status; 0: no response. */
  readonly byStatus: Float64Array
  /** That clients have followed. */
  readonly redirects: number
  readonly retries: number
  /** Attempts that clients have given up. */
  readonly timeouts: number
}

/** What the outcome of a run says of requests, in whole seconds from the one in which it began to count. */
export interface RequestOutcomes {
  /** Null before anything counts. */
  readonly measuredFrom: number | null
  readonly requests: number
  /** Answered without a failure, within the goal's time. */
  readonly inTime: number
  readonly failed: number
  /** From their start to their answers, all together. */
  readonly latencyUs: number
  /** By ARN of the service: what requests waited for a worker, for CPU of the task and for CPU of the host. */
  readonly waitsUs: readonly (readonly [serviceArn: string, values: readonly number[]])[]
  /** By ARN of the target group, or '' for none: how many failed, by `REASON`. */
  readonly failures: readonly (readonly [targetGroupArn: string, counts: readonly number[]])[]
}

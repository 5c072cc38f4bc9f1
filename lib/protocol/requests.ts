import type { SimTime } from '@/lib/engine/time'

/** Who produced the answer, or why there was none. */
export type RequestOutcome =
  | 'ok' // 2xx, 3xx from the target
  | 'target-4xx'
  | 'target-5xx'
  | 'elb-502'
  | 'elb-503'
  | 'elb-504'
  | 'elb-4xx' // fixed responses of that kind and malformed requests
  | 'elb-ok' // fixed responses and redirects
  | 'cut' // reset or timed out: a Network Load Balancer has no status of its own
  | 'unreachable' // the client never reached the load balancer

/** One real request that has ended, sampled to be drawn as a dot and listed in a row. */
export interface RequestSample {
  readonly id: number
  readonly startedAt: SimTime
  readonly endedAt: SimTime
  readonly status: number
  readonly outcome: RequestOutcome
  readonly method: string
  readonly path: string
  readonly source: string
  /** Empty for a call that goes straight to a task. */
  readonly loadBalancerArn: string
  /** Null when the load balancer itself answered. */
  readonly targetGroupArn: string | null
  readonly taskArn: string | null
  readonly instanceId: string | null
  readonly hostPort: number | null
  readonly taskDefinition: string | null
  /** Its packets never reached the task: a security group dropped them, or they were lost on the way. */
  readonly isDropped: boolean
  /** Of a call: the task that sent it while it worked on a request. Null: a client did. */
  readonly callerTaskArn: string | null
}

export type HopKind =
  | 'listener'
  | 'rule'
  | 'target'
  | 'security-group'
  | 'translation'
  | 'queue'
  | 'cpu'
  | 'wait'
  | 'call'
  | 'answer'

/** One step of a request. `from → to` are addresses before and after this hop where it has any. */
export interface RequestHop {
  readonly kind: HopKind
  readonly title: string
  readonly from: string | null
  readonly to: string | null
  readonly detail: string
  /** Microseconds from the request's start to the end of this hop; null where the model has no time for it. */
  readonly atUs: number | null
  readonly durationUs: number | null
  /** Of a hop on the CPU: how much of its duration it waited for others on the same cores; null elsewhere. */
  readonly waitedUs: number | null
  readonly ok: boolean
  readonly candidates: readonly {
    readonly label: string
    readonly accepted: boolean
    readonly reason: string
  }[]
}

/** What a client asked for. */
export interface RequestFacts {
  readonly method: string
  /** Null: the name of the load balancer. */
  readonly host: string | null
  /** With its query. */
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Address and port. */
  readonly client: string
}

/** The whole way of one request, as `follow a request` shows it. */
export interface RequestPath {
  readonly id: number
  readonly startedAt: SimTime
  readonly endedAt: SimTime | null
  readonly status: number | null
  readonly outcome: RequestOutcome | null
  readonly summary: string
  readonly request: RequestFacts
  readonly hops: readonly RequestHop[]
}

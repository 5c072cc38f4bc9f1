import type { RequestHop } from '@/lib/protocol'
import { REASON } from '../codes'
import type { RequestRecord } from '../finished-ring'
import type { LoadBalancerState } from '../load-balancer-state'
import type { RequestCost } from '../route-table'
import type { TargetGroupState } from '../target-group-state'
import type { TargetInfo } from '../target-info'

/** The numbers of a request with the names that they stand for. */
export interface HopContext {
  readonly record: RequestRecord
  readonly client: string
  readonly listenerPort: number | null
  /** What the rules said one after the other; empty when they have changed since. */
  readonly looks: RequestHop['candidates']
  /** The certificate that the client was shown; null without TLS. */
  readonly certificate: string | null
  readonly isHttp2: boolean
  /** Where a redirect leads; null when it was none, or the rules have changed since. */
  readonly location: string | null
  readonly loadBalancer: LoadBalancerState | null
  readonly rule: string | null
  readonly group: TargetGroupState | null
  readonly target: TargetInfo | null
  /** `instance:port` of each target that could be chosen; empty when no longer known. */
  readonly candidates: readonly string[]
  /** What its bodies take; null where it has none. */
  readonly cost: RequestCost | null
  /** From the start until the request stands at the target's instance. */
  readonly atTargetUs: number
}

export function hop(
  kind: RequestHop['kind'],
  title: string,
  detail: string,
  more: Partial<RequestHop> = {},
): RequestHop {
  return {
    kind,
    title,
    detail,
    from: null,
    to: null,
    atUs: null,
    durationUs: null,
    waitedUs: null,
    ok: true,
    candidates: [],
    ...more,
  }
}

/** Its target had answered, and its client did not wait for the end of the body. */
export function isGivenUpInBody({ record, cost, atTargetUs }: HopContext): boolean {
  const { reason, cpuEndAt, waitUs, endedAt } = record
  if (reason !== REASON.clientGaveUp || cost === null || cost.downloadUs === 0) return false
  return cpuEndAt >= 0 && cpuEndAt + waitUs <= endedAt - 2 * atTargetUs
}

/** `512 bytes`, `2.5 kB`, `40 MB` */
export function bytes(count: number): string {
  if (count < 1_000) return `${count} ${count === 1 ? 'byte' : 'bytes'}`
  const [unit, size] = count < 1_000_000 ? (['kB', 1_000] as const) : (['MB', 1_000_000] as const)
  const value = count / size
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`
}

/** `12.4 ms` */
export function ms(us: number): string {
  return `${(us / 1_000).toFixed(us < 100_000 ? 1 : 0)} ms`
}

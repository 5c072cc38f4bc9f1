// Access log entries of Application Load Balancers, a line a request. ALB guide, load-balancer-access-logs.

import { formatToSecond } from '@/lib/engine/calendar'
import { US_PER_SECOND } from '@/lib/engine/time'

const MS_PER_SECOND = 1_000

export interface AccessLogEntry {
  /** `h2`: HTTP/2 over TLS. */
  readonly type: 'http' | 'https' | 'h2'
  /** When the load balancer began to answer, and when it had the request: microseconds since 1970. */
  readonly answeredAt: number
  readonly createdAt: number
  /** `app/web/50dc6c495c0c9188` */
  readonly loadBalancer: string
  /** `203.0.113.7:51544` */
  readonly client: string
  /** `172.31.16.4:32768`; null where no target was tried. */
  readonly target: string | null
  /** µs until the request was sent to the target, until its answer began, and until that was sent on; null where it did not come to that. */
  readonly requestUs: number | null
  readonly targetUs: number | null
  readonly responseUs: number | null
  /** Of bodies. */
  readonly receivedBytes: number
  readonly sentBytes: number
  /** What the client got, and what the target answered; null where it did not. */
  readonly status: number
  readonly targetStatus: number | null
  readonly method: string
  /** `http://example.com:80/path?query` */
  readonly url: string
  readonly userAgent: string | null
  readonly targetGroupArn: string | null
  /** Null where none matched; the default rule has 0. */
  readonly rulePriority: number | null
  readonly action: 'forward' | 'fixed-response' | 'redirect' | null
  readonly redirectUrl: string | null
  /** Number of the request in its run, of which the ids of its traces are made. */
  readonly id: number
}

/** The fields of a line in their order, by the names of AWS's guide. */
export const ACCESS_LOG_FIELDS = [
  'type',
  'time',
  'elb',
  'client:port',
  'target:port',
  'request_processing_time',
  'target_processing_time',
  'response_processing_time',
  'elb_status_code',
  'target_status_code',
  'received_bytes',
  'sent_bytes',
  '"request"',
  '"user_agent"',
  'ssl_cipher',
  'ssl_protocol',
  'target_group_arn',
  '"trace_id"',
  '"domain_name"',
  '"chosen_cert_arn"',
  'matched_rule_priority',
  'request_creation_time',
  '"actions_executed"',
  '"redirect_url"',
  '"error_reason"',
  '"target:port_list"',
  '"target_status_code_list"',
  '"classification"',
  '"classification_reason"',
  'conn_trace_id',
] as const

const NONE = '-'
const QUOTED_NONE = '"-"'

/** The line of an entry, without its end. */
export function accessLogLine(entry: AccessLogEntry): string {
  const { target, targetStatus, id } = entry
  return [
    entry.type,
    instant(entry.answeredAt),
    entry.loadBalancer,
    entry.client,
    target ?? NONE,
    seconds(entry.requestUs),
    seconds(entry.targetUs),
    seconds(entry.responseUs),
    entry.status,
    targetStatus ?? NONE,
    entry.receivedBytes,
    entry.sentBytes,
    quoted(`${entry.method} ${entry.url} ${entry.type === 'h2' ? 'HTTP/2.0' : 'HTTP/1.1'}`),
    quoted(entry.userAgent),
    NONE,
    NONE,
    entry.targetGroupArn ?? NONE,
    quoted(`Root=1-${hex(Math.floor(entry.createdAt / 1_000_000), 8)}-${hex(id, 24)}`),
    QUOTED_NONE,
    QUOTED_NONE,
    entry.rulePriority ?? NONE,
    instant(entry.createdAt),
    quoted(entry.action),
    quoted(entry.redirectUrl),
    QUOTED_NONE,
    quoted(target),
    quoted(targetStatus === null ? null : String(targetStatus)),
    QUOTED_NONE,
    QUOTED_NONE,
    `TID_${hex(id, 32)}`,
  ].join(' ')
}

/** `2025-01-01T00:00:07.186641Z` */
function instant(us: number): string {
  const seconds = Math.floor(us / US_PER_SECOND)
  const rest = String(us - seconds * US_PER_SECOND).padStart(6, '0')
  return formatToSecond(seconds * MS_PER_SECOND).replace('Z', `.${rest}Z`)
}

/** `0.048`; -1 stands for what did not happen. */
function seconds(us: number | null): string {
  return us === null ? '-1' : (us / 1_000_000).toFixed(3)
}

/** Quotation marks, backslashes and what cannot be printed are written as `\x22`: a line stays a line. */
function quoted(text: string | null): string {
  if (text === null) return QUOTED_NONE
  return `"${text.replace(/["\\]|[^ -~]/g, (character) => `\\x${hex(character.charCodeAt(0), 2)}`)}"`
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}

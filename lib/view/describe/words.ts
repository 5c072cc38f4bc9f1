// What the inspector calls things and how it says what they wait for. Words of AWS where AWS has words; no React.

import type { TargetReason, TargetState, TaskStatus } from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine/time'
import type { RequestOutcome, TaskTargetView, WaitView } from '@/lib/protocol'
import { formatDuration } from './format'

export type Tone = 'good' | 'warning' | 'bad' | 'busy' | 'neutral'

export function taskTone(status: TaskStatus): Tone {
  if (status === 'RUNNING') return 'good'
  if (status === 'STOPPED') return 'neutral'
  return status === 'DEACTIVATING' || status === 'STOPPING' || status === 'DEPROVISIONING'
    ? 'warning'
    : 'busy'
}

export function targetTone(state: TargetState): Tone {
  const tones: Readonly<Record<TargetState, Tone>> = {
    healthy: 'good',
    unhealthy: 'bad',
    draining: 'warning',
    initial: 'busy',
    unused: 'neutral',
  }
  return tones[state]
}

const REASON_TEXTS: Readonly<Record<TargetReason, string>> = {
  'Elb.RegistrationInProgress': 'Target registration is in progress',
  'Elb.InitialHealthChecking': 'Initial health checks in progress',
  'Target.ResponseCodeMismatch': 'Health checks failed with these codes',
  'Target.Timeout': 'Request timed out',
  'Target.FailedHealthChecks': 'Health checks failed',
  'Target.NotRegistered': 'Target is not registered to the target group',
  'Target.NotInUse': 'Target group is not configured to receive traffic from the load balancer',
  'Target.InvalidState': 'Target is in the stopped or terminated state',
  'Target.DeregistrationInProgress': 'Target deregistration is in progress',
}

/** ELB's own words on a target: its description, else the standard text of its reason; null while it is healthy. */
export function targetReasonText({
  reason,
  description,
}: Pick<TaskTargetView, 'reason' | 'description'>): string | null {
  return description ?? (reason === null ? null : REASON_TEXTS[reason])
}

/** `deregistration delay · 41 s left`, or how long it has lasted when the end is not known. */
export function waitText({ cause, since, until }: WaitView, now: SimTime | number): string {
  if (until !== null && until > now) return `${cause} · ${wholeSeconds(until - now)} left`
  return `${cause} · ${wholeSeconds(Math.max(0, now - since))} so far`
}

/** Share of a timed wait that has passed, 0…1; null when its end is not known. */
export function waitShare({ since, until }: WaitView, now: SimTime | number): number | null {
  if (until === null || until <= since) return null
  return Math.max(0, Math.min(1, (now - since) / (until - since)))
}

/** Countdowns tick in whole seconds, rounded up, so that 0 s is never shown while something still waits. */
export function wholeSeconds(us: number): string {
  return formatDuration(Math.ceil(us / 1_000_000) * 1_000_000 || 0)
    .replace('0 µs', '0 s')
    .replace('.0', '')
}

const OUTCOME_TEXTS: Readonly<Record<RequestOutcome, string>> = {
  ok: 'answered by the target',
  'target-4xx': 'the target answered 4xx',
  'target-5xx': 'the target answered 5xx',
  'elb-502': '502 from the load balancer: bad gateway',
  'elb-503': '503 from the load balancer: no target available',
  'elb-504': '504 from the load balancer: the target did not answer in time',
  'elb-4xx': 'answered by the load balancer',
  'elb-ok': 'answered by the load balancer',
  cut: 'reset or timed out: a Network Load Balancer answers nothing itself',
  unreachable: 'never reached the load balancer',
}

/** What a load balancer logs of a client that closes its connection before the response. ALB guide, http-460-issues. */
const CLIENT_CLOSED = 460

interface Ended {
  readonly outcome: RequestOutcome
  readonly status: number | null
}

export function outcomeText({ outcome, status }: Ended): string {
  return status === CLIENT_CLOSED ? 'the client gave up before the response' : OUTCOME_TEXTS[outcome]
}

const HAS_ITS_ANSWER: ReadonlySet<RequestOutcome> = new Set(['ok', 'target-4xx', 'elb-4xx', 'elb-ok'])

/** Of the 4xx only the client that gave up: the others have what they asked for. */
export function isFailure({ outcome, status }: Ended): boolean {
  if (status === CLIENT_CLOSED) return true
  return !HAS_ITS_ANSWER.has(outcome)
}

/** Newest first, whatever order they came in. */
export function newestFirst<T extends { readonly sequence: number }>(entries: readonly T[]): readonly T[] {
  return entries.toSorted((a, b) => b.sequence - a.sequence)
}

/** Ids inside a sentence cut to the part that people recognise: `i-0a41`, `ecs-svc/…9431`, the first eight of a task's. */
export function shortenIds(text: string): string {
  return text
    .replace(/\barn:aws:[^\s:]+:[^\s:]*:\d*:([^\s)]+?)(?:\/[0-9a-f]{16,32})?(?=[\s).,;:]|$)/g, '$1')
    .replace(/\b(i|sg|sgr|subnet|vpc|ami)-([0-9a-f]{4})[0-9a-f]{4,}\b/g, '$1-$2')
    .replace(/\becs-svc\/\d{6,}(\d{4})\b/g, 'ecs-svc/…$1')
    .replace(/\b([0-9a-f]{8})[0-9a-f]{24}\b/g, '$1')
}

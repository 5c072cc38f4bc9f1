// The calls of a request among its hops, and the way of a call that goes straight to a task.

import type { RequestHop } from '@/lib/protocol'
import type { CallVia } from '../calls/call-counts'
import type { Place } from '../calls/call-names'
import { hasFailed, REASON } from '../codes'
import { CONNECT_TIMEOUT_US } from '../constants'
import type { RequestRecord } from '../finished-ring'
import { hop, ms } from './hop-context'

/** A call as people read of it. */
export interface CallStory {
  readonly record: RequestRecord
  /** `orders:80/items` */
  readonly url: string
  readonly caller: string
  readonly callerIp: string
  readonly via: CallVia
  readonly place: Place | null
}

const BY: Readonly<Record<CallVia, string>> = {
  'service-connect': 'through the proxy of Service Connect',
  dns: 'straight to an address from DNS',
  'load-balancer': 'through a load balancer',
  none: 'nowhere',
}

const UNANSWERED: Readonly<Record<number, string>> = {
  [REASON.nameNotFound]: 'no name of Service Connect, Cloud Map or a load balancer is like this',
  [REASON.endpointNotKnown]:
    'the deployment of the caller began before this endpoint was made: its tasks do not know the name',
  [REASON.nobodyRegistered]: 'nobody is registered under this name',
  [REASON.endpointEmpty]: 'the endpoint has no task: the proxy answers 503',
  [REASON.callRefused]: 'nothing listens there: connection refused',
  [REASON.addressGone]: `nobody has this address any more: no answer within ${ms(CONNECT_TIMEOUT_US)}`,
  [REASON.securityGroup]: `no rule of its security groups lets the caller in: no answer within ${ms(CONNECT_TIMEOUT_US)}`,
  [REASON.instanceUnreachable]: `its instance cannot be reached: no answer within ${ms(CONNECT_TIMEOUT_US)}`,
  [REASON.callsTooDeep]: 'so many calls have led to this one that a circle is likely: it is not sent',
}

/** One attempt of a call, among the hops of the request for which it was sent. */
export function callHop({ record, url, via, place }: CallStory, since: number): RequestHop {
  const { attempt, status, id, startedAt, endedAt } = record
  const answer = status === 0 ? 'no answer' : String(status)
  const why = UNANSWERED[record.reason] ?? CUT_OFF[record.reason]
  const parts = [
    `${BY[via]}${attempt > 1 ? `, attempt ${attempt}` : ''}: ${answer}${why === undefined ? '' : `, ${why}`}`,
    `request ${id}`,
  ]
  return hop('call', `Calls ${url}`, parts.join('; '), {
    to: place && `${place.ip}:${place.port}`,
    atUs: endedAt - since,
    durationUs: endedAt - startedAt,
    ok: !hasFailed(status),
  })
}

const CUT_OFF: Readonly<Record<number, string>> = {
  [REASON.processEnded]: 'its process ended',
  [REASON.outOfMemory]: 'its process was killed: out of memory',
  [REASON.crashed]: 'its process crashed',
  [REASON.clientGaveUp]: 'the caller waited long enough',
  [REASON.noTargets]: 'no target can receive requests',
  [REASON.applicationError]: 'an error of the application',
  [REASON.callFailed]: 'a call of its own failed',
}

/** From the caller to the address, for a call with no load balancer between. */
export function directHops({ record, url, caller, callerIp, via, place }: CallStory): readonly RequestHop[] {
  const why = UNANSWERED[record.reason]
  const called = hop('listener', `${caller} calls ${url}`, BY[via], {
    from: callerIp,
    to: url,
    ok: place !== null || why === undefined,
    atUs: 0,
  })
  if (place === null) return [{ ...called, detail: why ?? BY[via] }]
  const address = `${place.ip}:${place.port}`
  const chosen = via === 'dns' ? 'the address that DNS has given, as long as its TTL lasts' : inTurn(record)
  const task = hop('target', place.taskDefinition ?? 'Address', why ?? chosen, {
    from: callerIp,
    to: address,
    ok: why === undefined,
    durationUs: why === undefined ? null : record.endedAt - record.startedAt,
  })
  return [called, task]
}

function inTurn({ attempt }: RequestRecord): string {
  return attempt > 1
    ? `attempt ${attempt}: round robin, leaving out where the last one failed`
    : 'round robin over the tasks of the endpoint'
}

import type { RequestHop } from '@/lib/protocol'
import { CHOICE, OUTCOME, REASON, type Reason } from '../codes'
import { resetBy } from '../own-answers'
import { bytes, type HopContext, hop, isGivenUpInBody, ms } from './hop-context'
import { clientAfter } from './rule-answer'

/** The process has said the status. */
const FROM_TARGET: ReadonlySet<number> = new Set([
  REASON.answered,
  REASON.applicationError,
  REASON.callFailed,
])

const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: 'OK',
  301: 'Moved Permanently',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  463: 'Too many forwarded addresses',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

function body(cost: HopContext['cost']): string {
  const { responseBytes = 0, downloadUs = 0 } = cost ?? {}
  if (responseBytes === 0) return ''
  const size = `its body of ${bytes(responseBytes)}`
  return downloadUs === 0 ? size : `${size} took ${ms(downloadUs)} to the client`
}

/** What reached the client, and who made it; the way back takes what the hops before it have not spent. */
export function answerHop(context: HopContext, spentUs: number): RequestHop {
  const { record, group, cost } = context
  const atUs = record.endedAt - record.startedAt
  if (record.outcome === OUTCOME.cut) return cutHop(context, spentUs)
  if (record.status === 0)
    return hop(
      'answer',
      'No response',
      record.caller < 0 ? 'the client never reached the load balancer' : 'the caller has no answer',
      { atUs, ok: false },
    )
  if (record.reason === REASON.clientGaveUp) {
    const when = isGivenUpInBody(context) ? ' before it had all of the body' : ''
    const detail = `the client closed the connection${when}; the load balancer logs 460`
    return hop('answer', 'Gave up', detail, { atUs, durationUs: atUs - spentUs, ok: false })
  }
  const title = `Response ${record.status}`
  const words = STATUS_WORDS[record.status] ?? ''
  const fromTarget = FROM_TARGET.has(record.reason)
  const cookies = fromTarget && (record.choice & CHOICE.setsCookie) !== 0 ? (group?.cookieNames ?? []) : []
  const sets = cookies.length === 0 ? '' : `Set-Cookie ${cookies.join(', ')}`
  const maker = fromTarget
    ? 'from the target'
    : record.loadBalancer < 0
      ? 'from the proxy'
      : 'from the load balancer'
  const detail = [words, maker, sets, fromTarget ? body(cost) : '', clientAfter(record)]
    .filter((part) => part !== '')
    .join(', ')
  return hop('answer', title, detail, { atUs, durationUs: atUs - spentUs, ok: record.status < 400 })
}

/** Through a Network Load Balancer: there is no status, only a connection that ends or never comes about. */
function cutHop({ record }: HopContext, spentUs: number): RequestHop {
  const atUs = record.endedAt - record.startedAt
  const by = resetBy(record.reason as Reason)
  const detail =
    by === null
      ? 'the client waited for its connection in vain: a Network Load Balancer has no status of its own'
      : `the ${by} reset the connection of the client: a Network Load Balancer has no status of its own`
  return hop('answer', by === null ? 'Timed out' : 'Connection reset', detail, {
    atUs,
    durationUs: Math.max(0, atUs - spentUs),
    ok: false,
  })
}

// What rules answer by themselves, in words.

import { REASON } from '../codes'
import type { RequestRecord } from '../finished-ring'

/** What the client of a redirect does. */
const AFTER: Readonly<Record<number, string>> = {
  [REASON.redirected]: 'which the client follows',
  [REASON.redirectNotFollowed]: 'which this client does not follow',
  [REASON.redirectedAway]: 'which leads out of this run',
  [REASON.redirectsTooMany]: 'one redirect too many for its client',
  [REASON.redirectTooLong]: '',
}

type Ended = Pick<RequestRecord, 'reason' | 'status'>

/** A fixed response, a redirect, or a request that no rule was asked about: no target saw it. */
export function isAnsweredByRule({ reason }: Ended): boolean {
  return reason === REASON.fixedResponse || reason === REASON.forwardedTooMany || AFTER[reason] !== undefined
}

export function ruleAnswer({ reason, status }: Ended, location: string | null): string {
  if (reason === REASON.fixedResponse) return `fixed response ${status}`
  if (reason === REASON.forwardedTooMany)
    return 'X-Forwarded-For names more than 30 addresses: refused before any rule is looked at'
  if (reason === REASON.redirectTooLong)
    return 'redirect to a URL of more than 8 K, which no Location header may have'
  return `redirect ${status}${location === null ? '' : ` to ${location}`}`
}

export const clientAfter = ({ reason }: Ended): string => AFTER[reason] ?? ''

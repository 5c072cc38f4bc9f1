// What clients do when no answer comes, as people type it. The operation has the last word.

import type { TrafficView } from '@/lib/protocol'
import type { Read } from './read'

export interface ClientForm {
  /** Block of addresses. */
  readonly from: string
  readonly redirects: 'follow' | 'stop'
  /** Empty: they wait for ever. */
  readonly timeoutMs: string
  /** Of one the first is the last. */
  readonly attempts: string
  readonly backoffMs: string
  readonly factor: string
  readonly capMs: string
  readonly jitter: 'full' | 'none'
  /** Retries for each request; empty: no limit. */
  readonly budget: string
  /** Of open arrivals: how many come again and keep cookies; empty: nobody does. */
  readonly visitors: string
  /** kbit/s; empty: bodies take no time. */
  readonly uploadKbps: string
  readonly downloadKbps: string
  readonly requestsPerConnection: string
  /** Where they can. */
  readonly http2: 'yes' | 'no'
  /** Of a closed loop: whether users keep cookies. */
  readonly cookies: 'yes' | 'no'
}

export const CLIENT_FIELDS: readonly (readonly [
  name: Exclude<keyof ClientForm, 'jitter' | 'from' | 'redirects' | 'cookies' | 'http2'>,
  label: string,
])[] = [
  ['timeoutMs', 'Gives up after, ms (empty: never)'],
  ['attempts', 'Attempts in all'],
  ['backoffMs', 'Waits before the second, ms'],
  ['factor', 'Each wait so many times the last'],
  ['capMs', 'Waits at most, ms'],
  ['budget', 'Retries a request (empty: no limit)'],
  ['visitors', 'Visitors who come again (empty: none)'],
  ['uploadKbps', 'Sends bodies at, kbit/s (empty: at once)'],
  ['downloadKbps', 'Takes answers at, kbit/s (empty: at once)'],
  ['requestsPerConnection', 'Requests on a connection'],
]

export function clientForm({
  client,
  from,
  followRedirects,
}: Pick<TrafficView, 'client' | 'from' | 'followRedirects'>): ClientForm {
  const { timeoutMs, retries, cookies, visitors, uploadKbps, downloadKbps } = client
  return {
    from,
    redirects: followRedirects ? 'follow' : 'stop',
    timeoutMs: timeoutMs === null ? '' : String(timeoutMs),
    attempts: String(retries?.attempts ?? 1),
    backoffMs: String(retries?.backoffMs ?? 100),
    factor: String(retries?.factor ?? 2),
    capMs: String(retries?.capMs ?? 20_000),
    jitter: retries?.jitter ?? 'full',
    budget: retries?.budget == null ? '' : String(retries.budget),
    visitors: visitors === null ? '' : String(visitors),
    uploadKbps: uploadKbps === null ? '' : String(uploadKbps),
    downloadKbps: downloadKbps === null ? '' : String(downloadKbps),
    requestsPerConnection: String(client.requestsPerConnection),
    http2: client.http2 ? 'yes' : 'no',
    cookies: cookies ? 'yes' : 'no',
  }
}

const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  'timeoutMs',
  'budget',
  'visitors',
  'uploadKbps',
  'downloadKbps',
])

export function readClient(form: ClientForm): Read {
  const values: Record<string, number> = {}
  for (const [name, label] of CLIENT_FIELDS) {
    const text = form[name].trim()
    if (text === '' && MAY_BE_EMPTY.has(name)) continue
    if (!/^\d{1,7}(\.\d{1,6})?$/.test(text))
      return { ok: false, message: `${label.replace(/ \(.*/, '')}: "${text.slice(0, 30)}" is not a number.` }
    values[name] = Number(text)
  }
  const { timeoutMs = null, attempts = 1, backoffMs, factor, capMs, budget = null, visitors = null } = values
  if (!Number.isInteger(attempts) || attempts < 1)
    return { ok: false, message: 'Attempts in all must be a whole number from 1 on.' }
  const retries = attempts === 1 ? null : { attempts, backoffMs, factor, capMs, jitter: form.jitter, budget }
  const from = form.from.trim()
  const followRedirects = form.redirects === 'follow'
  const cookies = form.cookies === 'yes'
  const { uploadKbps = null, downloadKbps = null, requestsPerConnection } = values
  const pace = { uploadKbps, downloadKbps, requestsPerConnection, http2: form.http2 === 'yes' }
  return { ok: true, input: { timeoutMs, retries, from, followRedirects, visitors, cookies, ...pace } }
}

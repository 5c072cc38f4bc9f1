// What a source asks for, as people type it: kinds of requests with their shares and costs. The operation has the last word.

import type { RequestTemplate } from '@/lib/traffic/arrivals-types'
import { COST_WANTED, costText, parseCost } from './duration-text'
import { headersText, readHeaders } from './headers'
import type { Read } from './read'

export interface MixRow {
  readonly method: string
  /** With its query. */
  readonly path: string
  /** Empty: the name of the load balancer. */
  readonly host: string
  /** `Accept: text/html; X-Beta: yes` */
  readonly headers: string
  readonly weight: string
  /** Empty: as the image says. */
  readonly cpuMs: string
  readonly waitMs: string
  /** Bytes of its body, and of that of its answer; empty: none. */
  readonly requestBytes: string
  readonly responseBytes: string
}

export const MIX_ROW_NEW: MixRow = {
  method: 'GET',
  path: '/heavy',
  host: '',
  headers: '',
  weight: '1',
  cpuMs: '200',
  waitMs: '',
  requestBytes: '',
  responseBytes: '',
}

export function mixRows(requests: readonly RequestTemplate[]): readonly MixRow[] {
  return requests.map((request) => ({
    method: request.method,
    path: request.path,
    host: request.host ?? '',
    headers: headersText(request.headers),
    weight: String(request.weight),
    cpuMs: costText(request.cpuMs),
    waitMs: costText(request.waitMs),
    requestBytes: request.requestBytes === undefined ? '' : String(request.requestBytes),
    responseBytes: request.responseBytes === undefined ? '' : String(request.responseBytes),
  }))
}

type ReadMix = Read<{
  readonly input: { readonly requests: readonly Readonly<Record<string, unknown>>[] }
}>

export function readMix(rows: readonly MixRow[]): ReadMix {
  const requests: Readonly<Record<string, unknown>>[] = []
  for (const [i, row] of rows.entries()) {
    const name = `Kind ${i + 1}`
    const method = row.method.trim().toUpperCase()
    if (!/^[A-Z][A-Z_-]{0,39}$/.test(method))
      return wrong(`${name}: "${cut(row.method)}" is not an HTTP method.`)
    const path = row.path.trim()
    if (!path.startsWith('/')) return wrong(`${name}: a path starts with "/".`)
    const weight = /^\d{1,7}(\.\d{1,6})?$/.test(row.weight.trim()) ? Number(row.weight) : 0
    if (weight <= 0) return wrong(`${name}: its share must be a number above 0, not "${cut(row.weight)}".`)
    const costs: Record<string, unknown> = {}
    for (const member of ['cpuMs', 'waitMs'] as const) {
      const text = row[member].trim()
      if (text === '') continue
      const cost = parseCost(text)
      if (cost === null) return wrong(`${name}: "${cut(text)}" is not ${COST_WANTED}.`)
      costs[member] = cost
    }
    for (const member of ['requestBytes', 'responseBytes'] as const) {
      const text = row[member].trim()
      if (text === '') continue
      if (!/^\d{1,10}$/.test(text)) return wrong(`${name}: "${cut(text)}" is not a number of bytes.`)
      costs[member] = Number(text)
    }
    const host = row.host.trim()
    const headers = readHeaders(row.headers)
    if (headers === null)
      return wrong(`${name}: "${cut(row.headers)}" is not a list of headers such as Accept: text/html.`)
    requests.push({
      method,
      path,
      weight,
      ...(host !== '' && { host }),
      ...(Object.keys(headers).length > 0 && { headers }),
      ...costs,
    })
  }
  return { ok: true, input: { requests } }
}

const wrong = (message: string): ReadMix => ({ ok: false, message })
const cut = (text: string) => text.slice(0, 30)

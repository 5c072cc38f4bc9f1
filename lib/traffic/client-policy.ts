// What clients do when an answer does not come: how long they wait, and how they try again.

import * as z from 'zod'
import { type RandomStream, US_PER_MS } from '@/lib/engine'
import type { Arrivals } from './arrivals-types'

/** Below this no answer could come: the network alone takes 1.5 ms. */
const TIMEOUT_MS_MIN = 10
const HOUR_MS = 3_600_000
const ATTEMPTS_MAX = 20
const VISITORS_MAX = 100_000
const KBPS_MAX = 100_000_000
const REQUESTS_A_CONNECTION_MAX = 1_000_000

export const timeoutMsSchema = z
  .number()
  .min(TIMEOUT_MS_MIN)
  .max(HOUR_MS)
  .describe('How long a client waits for an answer; then it closes the connection (460). Unset: for ever.')

export const retriesSchema = z
  .strictObject({
    attempts: z
      .int()
      .min(2)
      .max(ATTEMPTS_MAX)
      .default(3)
      .describe('In all, the first one included; default 3.'),
    backoffMs: z
      .number()
      .min(0)
      .max(HOUR_MS)
      .default(100)
      .describe('Wait before the second attempt; default 100.'),
    factor: z
      .number()
      .min(1)
      .max(10)
      .default(2)
      .describe('By which each wait is longer than the last; default 2.'),
    capMs: z.number().min(0).max(HOUR_MS).default(20_000).describe('No wait is longer; default 20000.'),
    jitter: z
      .enum(['full', 'none'])
      .default('full')
      .describe(
        '"full" (default) draws each wait between 0 and its length, so that clients do not come back together.',
      ),
    budget: z
      .number()
      .min(0)
      .max(10)
      .nullable()
      .default(null)
      .describe(
        'Retries for each request, over all clients of this source: 0.1 allows one for ten. Unset: no limit.',
      ),
  })
  .describe('Failed attempts (5xx, no answer, given up) are tried again. Unset: never.')

export type Retries = Readonly<z.output<typeof retriesSchema>>

export const cookiesSchema = z
  .boolean()
  .describe('Whether each user of a closed loop keeps the cookies that load balancers set; default false.')

export const visitorsSchema = z
  .int()
  .min(1)
  .max(VISITORS_MAX)
  .describe(
    'Arrivals are visits of so many returning visitors, each of whom keeps cookies. Unset: no two know each other.',
  )

export const uploadKbpsSchema = z
  .number()
  .min(1)
  .max(KBPS_MAX)
  .describe(
    'How fast each client sends the body of a request, in kbit/s; its worker waits for it. Unset: in no time.',
  )

export const downloadKbpsSchema = z
  .number()
  .min(1)
  .max(KBPS_MAX)
  .describe('How fast each client takes the body of an answer, in kbit/s. Unset: in no time.')

export const requestsPerConnectionSchema = z
  .int()
  .min(1)
  .max(REQUESTS_A_CONNECTION_MAX)
  .describe(
    'Requests that a client sends on one connection to the load balancer, one after the other; default 1.',
  )

export const http2Schema = z
  .boolean()
  .describe('Whether clients speak HTTP/2 where a load balancer takes it, on HTTPS; default false.')

export interface ClientPolicy {
  readonly timeoutMs: number | null
  readonly retries: Retries | null
  /** Each user of a closed loop keeps cookies. */
  readonly cookies: boolean
  /** Open arrivals are visits of so many who keep cookies; null: of nobody who comes again. */
  readonly visitors: number | null
  /** kbit/s at which a client sends bodies and takes those of answers; null: in no time. */
  readonly uploadKbps: number | null
  readonly downloadKbps: number | null
  readonly requestsPerConnection: number
  /** They speak HTTP/2 where they can. */
  readonly http2: boolean
}

/** Waits for every answer, takes the first, keeps nothing, and is as fast as it gets. */
export const PATIENT: ClientPolicy = {
  timeoutMs: null,
  retries: null,
  cookies: false,
  visitors: null,
  uploadKbps: null,
  downloadKbps: null,
  requestsPerConnection: 1,
  http2: false,
}

/** How long a body takes at `kbps`, in µs. */
export function transferUs(bytes: number, kbps: number | null): number {
  return kbps === null ? 0 : Math.ceil((bytes * 8 * US_PER_MS) / kbps)
}

/** Waits for every answer, and takes the first. */
export function isPatient({ timeoutMs, retries }: ClientPolicy): boolean {
  return timeoutMs === null && retries === null
}

/** Why an arrival process cannot have such clients, or null. */
export function whyNoCookies(kind: Arrivals['kind'], { cookies, visitors }: ClientPolicy): string | null {
  if (kind === 'closed' && visitors !== null)
    return 'visitors are for open arrivals; users of a closed loop keep theirs with "cookies": true'
  if (kind !== 'closed' && cookies)
    return 'cookies are kept by users of a closed loop; give open arrivals "visitors", the number of those who come again'
  return null
}

/** How long a client waits after its `attempt`-th attempt has failed, in µs. */
export function backoffUs(retries: Retries, attempt: number, stream: RandomStream): number {
  let ms = retries.backoffMs
  for (let i = 1; i < attempt && ms < retries.capMs; i++) ms *= retries.factor
  const us = Math.min(ms, retries.capMs) * US_PER_MS
  return retries.jitter === 'full' ? us * stream.uniform() : us
}

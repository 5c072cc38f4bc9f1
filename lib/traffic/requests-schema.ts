// What clients ask for: `requests` and `from` as scenario files and `playground:SetTraffic` write them.

import * as z from 'zod'
import { parseCidr } from '@/lib/aws/ec2/security-group'
import { durationMsSchema } from '@/lib/aws/image-behavior-schema'
import type { RequestTemplate } from './arrivals-types'

const HEADERS_MAX = 20
/** ALB guide, load-balancer-limits: one header has at most 16 K; nobody writes that by hand. */
const HEADER_LENGTH_MAX = 1_024
/** 5 GiB; at 1 kbit/s that takes more than a year. */
const BODY_BYTES_MAX = 5 * 2 ** 30

const bodyBytesSchema = z.int().min(0).max(BODY_BYTES_MAX)

const headersSchema = z
  .record(
    z.string().regex(/^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,100}$/, 'is not the name of a header'),
    z
      .string()
      .max(HEADER_LENGTH_MAX)
      .regex(/^[\x20-\x7e]*$/, 'must have only printable ASCII characters'),
  )
  .superRefine((headers, context) => {
    const names = Object.keys(headers)
    if (names.length > HEADERS_MAX)
      context.addIssue({ code: 'custom', message: `must have at most ${HEADERS_MAX} headers` })
    const host = names.find((name) => name.toLowerCase() === 'host')
    if (host !== undefined)
      context.addIssue({ code: 'custom', path: [host], message: 'is said by "host" beside "headers"' })
  })
  .describe('Headers beside Host: {"User-Agent": "curl/8.5"}.')

export const requestsSchema = z
  .array(
    z.strictObject({
      method: z
        .string()
        .regex(/^[A-Z][A-Z_-]{0,39}$/, 'is not an HTTP method')
        .default('GET'),
      path: z
        .string()
        .max(2_048)
        .regex(/^\/\S*$/, 'must start with "/" and have no blanks')
        .default('/')
        .describe('With its query, if it has one: "/search?q=ecs".'),
      host: z.string().min(1).max(253).nullable().default(null),
      headers: headersSchema.optional(),
      weight: z.number().positive().max(1_000_000).default(1),
      cpuMs: durationMsSchema.optional().describe("CPU of this request, in place of the image's."),
      waitMs: durationMsSchema
        .optional()
        .describe("Time without CPU of this request, in place of the image's."),
      requestBytes: bodyBytesSchema
        .optional()
        .describe('Bytes of its body; default 0. How long it takes is up to "uploadKbps".'),
      responseBytes: bodyBytesSchema
        .optional()
        .describe(
          'Bytes of the body of the answer of a target; default 0. How long it takes is up to "downloadKbps".',
        ),
    }),
  )
  .min(1)
  .max(100) satisfies z.ZodType<readonly RequestTemplate[]>

/** What a source asks for when the scenario does not say. */
export const REQUESTS_DEFAULT: readonly RequestTemplate[] = [
  { method: 'GET', path: '/', host: null, weight: 1 },
]

export const fromSchema = z
  .string()
  .refine((cidr) => parseCidr(cidr) !== null, 'must be a block of IPv4 addresses, such as "198.51.100.0/24"')
  .describe('Addresses of its clients, for rules that look at them; default "203.0.113.0/24".')

export const followRedirectsSchema = z
  .boolean()
  .describe(
    'Whether a client that is sent elsewhere in this run by a redirect goes there, at most 5 times; default true.',
  )
export const FOLLOW_REDIRECTS_DEFAULT = true

// `arrivals` and `requests` as scenario files and `playground:SetTraffic` write them, read into the model's shape.

import { z } from 'zod'
import { durationMsSchema } from '@/lib/aws/image-behavior-schema'
import { type SimTime, START } from '@/lib/engine'
import type { Arrivals, RatePoint, RequestTemplate } from './arrivals-types'
import { parseDuration } from './duration'

/** Above this a single source would need more events than a run may have. */
export const RPS_MAX = 1_000_000
const USERS_MAX = 100_000
const RATE_POINTS_MAX = 10_000
/** A year of minutes. */
const TRACE_PERIODS_MAX = 527_040
const TRACE_COUNT_MAX = 1_000_000_000

export const timeSchema = z
  .union([z.number().nonnegative(), z.string()])
  .transform((value, context): SimTime => {
    const time = parseDuration(value)
    if (time !== null) return time
    context.addIssue({
      code: 'custom',
      message: `is no time from 0s to 366d, but ${JSON.stringify(value).slice(0, 60)}: write "90s", "5m", "1h30m", "250ms" or a number of seconds`,
    })
    return z.NEVER
  })
  .describe('A time since the start: "90s", "5m", "1h30m", "250ms", or a number of seconds.')

const rpsSchema = z.number().nonnegative().max(RPS_MAX)

const rateSchema = z
  .strictObject({
    rps: z
      .union([
        rpsSchema,
        z
          .array(z.strictObject({ at: timeSchema, rps: rpsSchema }))
          .min(1)
          .max(RATE_POINTS_MAX),
      ])
      .describe('Requests per second: a number, or a list of points in time.'),
    shape: z.enum(['step', 'linear']).optional().describe('How to get from point to point; default "step".'),
  })
  .transform(({ rps, shape }, context): { rate: readonly RatePoint[]; shape: 'step' | 'linear' } => {
    const rate = typeof rps === 'number' ? [{ at: START, rps }] : rps
    const late = rate.findIndex((point, i) => i > 0 && point.at <= (rate[i - 1] as RatePoint).at)
    if (late > 0)
      context.addIssue({
        code: 'custom',
        path: ['rps', late, 'at'],
        message: 'must come after the point before it',
      })
    return { rate, shape: shape ?? 'step' }
  })

const traceSchema = z
  .strictObject({
    counts: z
      .array(z.number().int().nonnegative().max(TRACE_COUNT_MAX))
      .min(1)
      .max(TRACE_PERIODS_MAX)
      .optional(),
    file: z
      .string()
      .max(1_000)
      .optional()
      .describe('A CSV file beside the scenario; command line only. The last column is the count.'),
    periodSeconds: z.number().positive().max(86_400).default(300),
  })
  .transform(({ counts, file, periodSeconds }, context) => {
    if (counts) return { counts, periodSeconds }
    const message =
      file === undefined ? 'give "counts"' : 'only the command line can read files; give "counts" instead'
    context.addIssue({ code: 'custom', path: file === undefined ? [] : ['file'], message })
    return z.NEVER
  })

export const arrivalsSchema = z
  .strictObject({
    poisson: rateSchema.optional().describe('Independent clients: exponential gaps.'),
    uniform: rateSchema.optional().describe('Evenly spaced requests.'),
    closed: z
      .strictObject({ users: z.number().int().min(1).max(USERS_MAX), thinkMs: durationMsSchema.default(0) })
      .optional()
      .describe('Users who wait for the answer, think, and ask again.'),
    trace: traceSchema.optional().describe('Counts of a recorded load, one a period.'),
  })
  .transform((forms, context): Arrivals => {
    const given = Object.keys(forms).filter((name) => forms[name as keyof typeof forms] !== undefined)
    if (given.length !== 1) {
      const found = given.length === 0 ? 'none is given' : `${given.join(' and ')} are given`
      context.addIssue({
        code: 'custom',
        message: `needs exactly one of poisson, uniform, closed, trace; ${found}`,
      })
      return z.NEVER
    }
    if (forms.poisson) return { kind: 'poisson', ...forms.poisson }
    if (forms.uniform) return { kind: 'uniform', ...forms.uniform }
    if (forms.closed) return { kind: 'closed', ...forms.closed }
    if (forms.trace) return { kind: 'trace', ...forms.trace }
    return z.NEVER
  })

export const requestsSchema = z
  .array(
    z.strictObject({
      method: z
        .string()
        .regex(/^[A-Z]{1,20}$/, 'is not an HTTP method')
        .default('GET'),
      path: z.string().max(2_048).regex(/^\//, 'must start with "/"').default('/'),
      host: z.string().min(1).max(253).nullable().default(null),
      weight: z.number().positive().max(1_000_000).default(1),
    }),
  )
  .min(1)
  .max(100) satisfies z.ZodType<readonly RequestTemplate[]>

/** What a source asks for when the scenario does not say. */
export const REQUESTS_DEFAULT: readonly RequestTemplate[] = [
  { method: 'GET', path: '/', host: null, weight: 1 },
]

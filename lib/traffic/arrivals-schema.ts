// `arrivals` as scenario files and `playground:SetTraffic` write them, read into the model's shape.

import * as z from 'zod'
import { durationMsSchema } from '@/lib/aws/image-behavior-schema'
import { type SimTime, START, simTime, US_PER_SECOND } from '@/lib/engine'
import { RPS_MAX, TRACE_COUNT_MAX, TRACE_PERIODS_MAX, USERS_MAX } from './arrivals-limits'
import type { Arrivals, ClosedLoop, RatePoint, Shape } from './arrivals-types'
import { parseDuration } from './duration'

const RATE_POINTS_MAX = 10_000
const DAY = simTime(86_400 * US_PER_SECOND)
const PERIOD_MIN = simTime(US_PER_SECOND)

export const timeSchema = z
  .union([z.number().nonnegative(), z.string()])
  .transform((value, context): SimTime => {
    const time = parseDuration(value)
    if (time !== null) return time
    context.addIssue({
      code: 'custom',
      message: `must be a time from 0s to 366d, such as "90s", "5m", "1h30m", "250ms" or a number of seconds, not ${JSON.stringify(value).slice(0, 60)}`,
    })
    return z.NEVER
  })
  .describe('A time since the start: "90s", "5m", "1h30m", "250ms", or a number of seconds.')

const rpsSchema = z.number().nonnegative().max(RPS_MAX)

const SHAPE_DEFAULT: Shape = 'step'
const shapeSchema = z
  .enum(['step', 'linear'])
  .describe('How the rate changes between points; default "step".')

function refuseDisorder(
  points: readonly { readonly at: SimTime }[],
  name: string,
  context: z.RefinementCtx,
): void {
  const late = points.findIndex(({ at }, i) => i > 0 && at <= (points[i - 1]?.at ?? START))
  if (late <= 0) return
  context.addIssue({
    code: 'custom',
    path: [name, late, 'at'],
    message: 'must come after the point before it',
  })
}

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
    shape: shapeSchema.optional(),
  })
  .transform(({ rps, shape }, context): { rate: readonly RatePoint[]; shape: Shape } => {
    const rate = typeof rps === 'number' ? [{ at: START, rps }] : rps
    refuseDisorder(rate, 'rps', context)
    return { rate, shape: shape ?? SHAPE_DEFAULT }
  })

const sineSchema = z
  .strictObject({
    mean: rpsSchema.describe('Requests per second on average.'),
    amplitude: rpsSchema.describe('How far the rate goes above and below its mean, in requests per second.'),
    period: timeSchema.default(DAY).refine((period) => period >= PERIOD_MIN, 'must be at least 1s'),
    phase: timeSchema.default(START).describe('When the rate passes its mean on the way up; default "0s".'),
  })
  .refine(({ mean, amplitude }) => amplitude <= mean, {
    path: ['amplitude'],
    message: 'must not be greater than "mean": a rate cannot fall below 0',
  })

const spikeSchema = z.strictObject({
  base: rpsSchema.describe('Requests per second before and after.'),
  peak: rpsSchema.describe('Requests per second at its height.'),
  at: timeSchema.describe('When it begins to rise.'),
  rise: timeSchema.default(START).describe('From base to peak; default "0s".'),
  hold: timeSchema.describe('How long the peak lasts.'),
  decay: timeSchema.default(START).describe('From peak back to base; default "0s".'),
})

const usersSchema = z.number().int().min(0).max(USERS_MAX)

const closedSchema = z
  .strictObject({
    users: z
      .union([
        usersSchema.min(1),
        z
          .array(z.strictObject({ at: timeSchema, users: usersSchema }))
          .min(1)
          .max(RATE_POINTS_MAX),
      ])
      .describe('How many: a number, or a list of points in time.'),
    shape: shapeSchema.optional(),
    thinkMs: durationMsSchema.default(0),
  })
  .transform(({ users, shape, thinkMs }, context): ClosedLoop => {
    if (typeof users === 'number') return { kind: 'closed', users, thinkMs }
    refuseDisorder(users, 'users', context)
    return { kind: 'closed', users: { points: users, shape: shape ?? SHAPE_DEFAULT }, thinkMs }
  })

const traceSchema = z
  .strictObject({
    counts: z.array(z.number().nonnegative().max(TRACE_COUNT_MAX)).min(1).max(TRACE_PERIODS_MAX).optional(),
    file: z
      .string()
      .max(1_000)
      .optional()
      .describe(
        'A CSV file beside the scenario; command line only. A row a period: its time, and its count.',
      ),
    periodSeconds: z.number().positive().max(86_400).default(300),
  })
  .transform(({ counts, file, periodSeconds }, context) => {
    if (counts) return { counts, periodSeconds }
    const message =
      file === undefined ? 'give "counts"' : 'only the command line can read files; give "counts" instead'
    context.addIssue({ code: 'custom', path: file === undefined ? [] : ['file'], message })
    return z.NEVER
  })

const FORMS = 'poisson, uniform, sine, spike, closed, trace'

export const arrivalsSchema = z
  .strictObject({
    poisson: rateSchema.optional().describe('Independent clients: exponentially distributed gaps.'),
    uniform: rateSchema.optional().describe('Evenly spaced requests.'),
    sine: sineSchema.optional().describe('Independent clients whose rate goes up and down, as over a day.'),
    spike: spikeSchema.optional().describe('Independent clients and a flash crowd among them.'),
    closed: closedSchema
      .optional()
      .describe('Users who wait for the response, think, then send the next request.'),
    trace: traceSchema.optional().describe('Request counts of a recorded load, one per period.'),
  })
  .transform((forms, context): Arrivals => {
    const given = Object.keys(forms).filter((name) => forms[name as keyof typeof forms] !== undefined)
    if (given.length !== 1) {
      const found = given.length === 0 ? 'none is given' : `${given.join(' and ')} are given`
      context.addIssue({
        code: 'custom',
        message: `needs exactly one of ${FORMS}; ${found}`,
      })
      return z.NEVER
    }
    if (forms.poisson) return { kind: 'poisson', ...forms.poisson }
    if (forms.uniform) return { kind: 'uniform', ...forms.uniform }
    if (forms.sine) return { kind: 'sine', ...forms.sine }
    if (forms.spike) return { kind: 'spike', ...forms.spike }
    if (forms.closed) return forms.closed
    if (forms.trace) return { kind: 'trace', ...forms.trace }
    return z.NEVER
  })

// `goals` as scenario files write them.

import * as z from 'zod'
import { toSeconds } from '@/lib/engine'
import { timeSchema } from './arrivals-schema'
import { GOALS_DEFAULT, type Goals } from './goals'

const MS_PER_SECOND = 1_000

const shareSchema = z.number().min(0).max(1)

export const goalsSchema = z
  .strictObject({
    latency: z
      .strictObject({
        within: timeSchema.describe('A request must be answered within this time, e.g. "300ms".'),
        share: shareSchema.describe('The share of requests that must be: 0.985 is 98.5 %.'),
      })
      .optional()
      .describe('Default: 98.5 % within 300 ms.'),
    errors: z
      .strictObject({
        atMost: shareSchema.describe('The share of requests that may fail (5xx, no answer, time-out).'),
      })
      .optional()
      .describe('Default: 1 %.'),
    utilization: z
      .number()
      .min(0.01)
      .max(1)
      .optional()
      .describe(
        'CPU utilization that tasks are meant to have; default: the target of a target tracking policy, or else 0.75.',
      ),
    from: timeSchema.optional().describe('Nothing before this time counts; default: `openAt`.'),
  })
  .transform(
    ({ latency, errors, utilization, from }): Goals => ({
      latency: latency
        ? { withinMs: toSeconds(latency.within) * MS_PER_SECOND, share: latency.share }
        : GOALS_DEFAULT.latency,
      errors: errors ?? GOALS_DEFAULT.errors,
      utilization: utilization ?? null,
      from: from ?? null,
      defaults: GOALS_DEFAULT.defaults.filter(
        (name) => ({ latency, errors, utilization })[name] === undefined,
      ),
    }),
  )
  .describe('What the outcome of a run is measured by.')

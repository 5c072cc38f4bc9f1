// The shape of a scenario file. Descriptions become those of the published JSON Schema.

import * as z from 'zod'
import { ACTIONS, actionHint, isAction, UNMODELLED_ACTIONS } from '@/lib/aws/actions'
import { imageBehaviorSchema } from '@/lib/aws/image-behavior-schema'
import { PORT } from '@/lib/aws/limits'
import { PACES } from '@/lib/aws/pace'
import { pricesSchema } from '@/lib/aws/pricing/prices-schema'
import { type EpochMs, parseDateTime } from '@/lib/engine'
import { arrivalsSchema, timeSchema } from '@/lib/traffic/arrivals-schema'
import {
  cookiesSchema,
  downloadKbpsSchema,
  http2Schema,
  requestsPerConnectionSchema,
  retriesSchema,
  timeoutMsSchema,
  uploadKbpsSchema,
  visitorsSchema,
} from '@/lib/traffic/client-policy'
import { goalsSchema } from '@/lib/traffic/goals-schema'
import { followRedirectsSchema, fromSchema, requestsSchema } from '@/lib/traffic/requests-schema'

export const OPERATIONS_MAX = 2_000
export const IMAGES_MAX = 500
export const TRAFFIC_MAX = 50

/** What `as` may be, so that `${name}` can be told from other text. */
export const NAME_PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

const action = z
  .string()
  .superRefine((text, context) => {
    if (isAction(text)) return
    const message = UNMODELLED_ACTIONS.has(text)
      ? `is an AWS operation that is not modelled here: ${text}${actionHint(text)}`
      : `is not a known action: ${text.slice(0, 100)}${actionHint(text)}`
    context.addIssue({ code: 'custom', message })
  })
  .meta({ enum: [...ACTIONS] })
  .describe('An AWS operation, a fault of AWS FIS or a playground operation.')

const operation = z.strictObject({
  at: timeSchema.optional().describe('When to run it, counted from the start; default "0s".'),
  last: z
    .boolean()
    .optional()
    .describe(
      'Run it after everything else that is due at that time, as what a person does while a run is watched.',
    ),
  as: z
    .string()
    .regex(NAME_PATTERN, 'must begin with a letter and contain only letters, digits, - and _')
    .optional()
    .describe('A name for the result; later inputs refer to its ARN or ID as ${name}.'),
  action,
  input: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("The operation's input in AWS's own shape. Write $${ for a literal ${."),
  comment: z.string().max(2_000).optional(),
})

const EARLIEST = 0

const startAt = z
  .string()
  .transform((text, context): EpochMs => {
    const at = parseDateTime(text)
    if (at !== null && at >= EARLIEST) return at
    context.addIssue({
      code: 'custom',
      message:
        'must be a date and time from 1970 to 9999 in ISO 8601 with its offset, e.g. "2025-01-01T00:00:00Z"',
    })
    return z.NEVER
  })
  .describe(
    'Date and time in ISO 8601 at which the run starts, for schedules and output; default 2025-01-01T00:00:00Z.',
  )

const traffic = z.strictObject({
  name: z.string().min(1).max(100),
  to: z.string().describe('${name} of the load balancer.'),
  port: z.int().min(PORT.min).max(PORT.max).optional().describe('Port of the listener; default 80.'),
  arrivals: arrivalsSchema,
  requests: requestsSchema.optional().describe('The requests that clients send, by weight; default GET /.'),
  from: fromSchema.optional(),
  timeoutMs: timeoutMsSchema.optional(),
  retries: retriesSchema.optional(),
  followRedirects: followRedirectsSchema.optional(),
  cookies: cookiesSchema.optional(),
  visitors: visitorsSchema.optional(),
  uploadKbps: uploadKbpsSchema.optional(),
  downloadKbps: downloadKbpsSchema.optional(),
  requestsPerConnection: requestsPerConnectionSchema.optional(),
  http2: http2Schema.optional(),
  comment: z.string().max(2_000).optional(),
})

export const scenarioFileSchema = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1, 'must be 1, the only version').optional(),
  name: z.string().min(1).max(200),
  description: z.string().max(4_000).optional(),
  lookFor: z
    .tuple([z.string().max(500), z.string().max(500)])
    .optional()
    .describe('Two sentences on what to look for.'),
  question: z.string().max(300).optional().describe('What one can find out by watching the run.'),
  answer: z.string().max(600).optional().describe('The answer, shown once the run has shown it.'),
  answerAt: timeSchema.optional().describe('When the run has shown the answer; default its end.'),
  invites: z
    .boolean()
    .optional()
    .describe('Whether the canvas marks the places of what is still missing, for building from nothing.'),
  seed: z.int().min(0).optional().describe('Same scenario, same seed: same run. Default 1.'),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]{2,20}){1,3}-\d{1,2}$/, 'must be the name of an AWS Region, e.g. us-east-1')
    .optional()
    .describe('Default us-east-1.'),
  pace: z
    .enum(PACES)
    .optional()
    .describe(
      'How fast AWS acts: "aws" (default) as in a live account, "instant" without the waits that only AWS\'s own control plane causes.',
    ),
  startAt: startAt.optional(),
  openAt: timeSchema.optional().describe('Time at which the screen opens it; default "0s".'),
  speed: z.number().min(0.1).max(3_600).optional().describe('How fast the screen plays it; default 1.'),
  until: timeSchema
    .optional()
    .describe('When the run is over: `dockyard run` stops there, and the screen says how it went.'),
  goals: goalsSchema.optional(),
  prices: pricesSchema.optional(),
  images: z
    .record(z.string().min(1).max(512), imageBehaviorSchema)
    .refine((images) => Object.keys(images).length <= IMAGES_MAX, `must have at most ${IMAGES_MAX} images`)
    .optional()
    .describe('How containers of an image behave. An image that is not listed uses the documented defaults.'),
  operations: z.array(operation).max(OPERATIONS_MAX),
  traffic: z.array(traffic).max(TRAFFIC_MAX).optional(),
})
export type ScenarioFile = z.output<typeof scenarioFileSchema>

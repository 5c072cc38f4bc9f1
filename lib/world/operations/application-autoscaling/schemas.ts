// Parts of input schemas that the operations of Application Auto Scaling share. The model scales ECS services and nothing else.

import * as z from 'zod'
import { SCALABLE_DIMENSION, SERVICE_NAMESPACE } from '@/lib/aws/application-autoscaling/vocabulary'
import { SCALING_PAGE_SIZE_MAX } from '@/lib/aws/limits'
import { parseDateTime } from '@/lib/engine'
import type { InSeconds } from '@/lib/world/describe/in-seconds'

/** Ties the members of a schema to those of AWS's request, so that neither a name nor a type is made up. */
export type Shape<Request> = {
  readonly [Member in keyof Request]?: z.ZodType<InSeconds<Request[Member]>>
}

export const serviceNamespace = z.literal(SERVICE_NAMESPACE, {
  error: `can only be ${SERVICE_NAMESPACE}: nothing else that scales is modelled here`,
})

export const scalableDimension = z.literal(SCALABLE_DIMENSION, {
  error: `can only be ${SCALABLE_DIMENSION}: nothing else that scales is modelled here`,
})

export const resourceId = z.string().min(1).max(1_600)

/** What names one scalable target. */
export const targetKey = {
  ServiceNamespace: serviceNamespace,
  ResourceId: resourceId,
  ScalableDimension: scalableDimension,
}

export const capacity = z.int().min(0)

/** Policies and scheduled actions. Application Auto Scaling API, PutScalingPolicy `PolicyName`. */
export const name = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[^:/|]+$/, 'may have any characters but ":", "/" and "|"')

export const paging = {
  MaxResults: z.int().min(1).max(SCALING_PAGE_SIZE_MAX).optional(),
  NextToken: z.string().optional(),
}

/** Seconds since 1970 as the API has them, or a date-time as the AWS CLI takes it; without an offset it is UTC. */
export const epochSeconds = z.union([z.number(), z.string()]).transform((given, context) => {
  if (typeof given === 'number') return given
  const ms = parseDateTime(given) ?? parseDateTime(`${given}Z`)
  if (ms !== null) return ms / 1_000
  context.addIssue({ code: 'custom', message: 'must be a date and time: 2025-01-31T17:00:00Z' })
  return z.NEVER
})

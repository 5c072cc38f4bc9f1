// Faults in the vocabulary of AWS Fault Injection Service: an action id, `targets` by ARN or id, `parameters` as text.

import * as z from 'zod'
import { AwsError } from '@/lib/aws/error'

/** FIS guide, fis-actions-reference. */
export const faultInput = z.strictObject({
  targets: z.array(z.string().min(1)).min(1).max(100),
  parameters: z.record(z.string(), z.string()).optional(),
})

/** FIS API, ValidationException and ResourceNotFoundException. */
export const targetNotFound = (target: string, where: string) =>
  new AwsError('ResourceNotFoundException', `Target ${target.slice(0, 120)} resolves to nothing`, where)

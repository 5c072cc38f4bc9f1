import * as z from 'zod'
import type { TaskDefinition } from '@/lib/world/records/tasks'

/** Placement spreads over the tasks of a group. Services own the names that begin with `service:`. */
export const taskGroup = z
  .string()
  .max(255)
  .regex(/^(?!service:)/, 'may not begin with service:, which names groups of services')
  .optional()

export function groupOf({ family }: TaskDefinition, given: string | undefined): string {
  return given === undefined || given === '' ? `family:${family}` : given
}

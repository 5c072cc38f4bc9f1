import * as z from 'zod'

/** A member of AWS's that would change what happens in a way the model lacks: refused, not silently ignored. */
export function notModelled(why: string) {
  return z.custom<undefined>(isEmpty, `is not modelled here: ${why}`).optional()
}

/** What the command line and forms send for "nothing". */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}

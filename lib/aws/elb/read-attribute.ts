// Values of attributes, which AWS takes as text.

import { validationError } from '../error'
import type { Range } from '../limits'

/** `or`: what else may stand there, for the refusal. */
export function readWhole(value: string, key: string, { min, max }: Range, or = ''): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (number >= min && number <= max) return number
  throw validationError(
    `'${key}' must be ${or}a whole number from ${min} to ${max}, not '${value.slice(0, 40)}'`,
    key,
  )
}

export function readTrueOrFalse(value: string, key: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true'
  throw validationError(`'${key}' must be 'true' or 'false', not '${value.slice(0, 40)}'`, key)
}

// Which field of a form a refusal stands beside. The model names a place in the input of the operation that it refuses.

import type { Problem } from '../auto-scaling/form-reader'
import type { Field } from './field'
import type { Refusal } from './form'

/** The field of the place, or the nearest around it; null when no field is about it. */
export function fieldOf(fields: readonly Field[], { where }: Refusal): string | null {
  if (where === null || where === '') return null
  const places = fields.flatMap(placesOf)
  const isAround = (place: string) => {
    const member = place.replace(/^@/, '')
    return where === member || where.startsWith(`${member}.`) || where.startsWith(`${member}[`)
  }
  const around = places.filter(isAround).sort((a, b) => b.length - a.length)[0]
  // Conditions[0] is about what stands in Conditions[0].Values[0].
  const within = places.find((place) => place.startsWith(`${where}.`) || place.startsWith(`${where}[`))
  return around ?? within ?? null
}

function placesOf(field: Field): readonly string[] {
  if (field.kind !== 'rows') return [field.at]
  // Rows that there are not cannot be named.
  const rows = Array.from({ length: ROWS_MAX }, (_, index) => index)
  return [field.at, ...rows.flatMap((row) => field.columns.map(({ at }) => `${field.at}[${row}].${at}`))]
}

/** More rows than anybody fills in by hand. */
const ROWS_MAX = 50

export function problemsOf(fields: readonly Field[], refusal: Refusal | null): readonly Problem[] {
  if (refusal === null) return []
  const field = fieldOf(fields, refusal)
  return field === null ? [] : [{ field, message: refusal.message }]
}

// `Attributes` of load balancers and target groups: pairs of text. Those that the model does not have are accepted with
// AWS's names and told as ignored; names that AWS does not have are refused.

import * as z from 'zod'
import { didYouMean } from '@/lib/aws/closest'
import { validationError } from '@/lib/aws/error'

export const attributesSchema = z
  .array(z.strictObject({ Key: z.string(), Value: z.string().optional() }))
  .min(1)
export type AttributesInput = z.output<typeof attributesSchema>

/** The value of each attribute that the model has, after a check of all of them. */
export function readAttributes(
  attributes: AttributesInput,
  known: { readonly modelled: readonly string[]; readonly ignored: readonly string[] },
): { readonly values: ReadonlyMap<string, string>; readonly ignored: readonly string[] } {
  const values = new Map<string, string>()
  const ignored: string[] = []
  for (const [i, { Key, Value }] of attributes.entries()) {
    const where = `Attributes[${i}]`
    if (Value === undefined) throw validationError(`Attribute '${Key}' must have a value`, `${where}.Value`)
    if (known.modelled.includes(Key)) values.set(Key, Value)
    else if (known.ignored.includes(Key)) ignored.push(Key)
    else throw unknownKey(Key, [...known.modelled, ...known.ignored], `${where}.Key`)
  }
  return { values, ignored }
}

function unknownKey(key: string, all: readonly string[], where: string) {
  const text = `Attribute key '${key.slice(0, 80)}' is not recognized${didYouMean(key, all)}`
  return validationError(text, where)
}

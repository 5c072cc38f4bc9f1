// `--output text`: rows of tab-separated values in the order of their keys, each row of a structure inside headed by its key
// in capitals. AWS CLI user guide, cli-usage-output-format#text-output.

import { isRecord } from '@/lib/aws/command-line/json'
import { byText, isScalar, scalarText } from './value'

export function asText(value: unknown): string {
  return rowsOf(value, null, null)
    .map((row) => `${row.join('\t')}\n`)
    .join('')
}

type Row = readonly string[]

/** `keys`: the columns that all members of a list have, when the value is one of them. */
function rowsOf(value: unknown, name: string | null, keys: readonly string[] | null): readonly Row[] {
  if (Array.isArray(value)) return listRows(value, name)
  if (isRecord(value)) return fieldRows(value, name, keys)
  return [[scalarText(value)]]
}

function listRows(items: readonly unknown[], name: string | null): readonly Row[] {
  const structures = items.filter(isRecord)
  if (structures.length > 0) {
    const keys = [...new Set(structures.flatMap(scalarKeys))].sort(byText)
    return items.flatMap((item) => rowsOf(item, name, keys))
  }
  const scalars = items.filter(isScalar).map(scalarText)
  const head =
    name === null ? (scalars.length > 0 ? [scalars] : []) : scalars.map((text) => [name.toUpperCase(), text])
  return [...head, ...items.filter((item) => !isScalar(item)).flatMap((item) => rowsOf(item, name, null))]
}

function fieldRows(
  fields: Readonly<Record<string, unknown>>,
  name: string | null,
  columns: readonly string[] | null,
): readonly Row[] {
  const keys = columns ?? scalarKeys(fields).sort(byText)
  const row = keys.map((key) => (Object.hasOwn(fields, key) ? scalarText(fields[key]) : ''))
  const inside = Object.keys(fields)
    .filter((key) => !keys.includes(key))
    .sort(byText)
  const head = keys.length === 0 ? [] : [name === null ? row : [name.toUpperCase(), ...row]]
  return [...head, ...inside.flatMap((key) => rowsOf(fields[key], key, null))]
}

function scalarKeys(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields).filter((key) => isScalar(fields[key]))
}

// What the AWS CLI's text and tables make of single values. It is a Python program, and writes them as Python does.

import { isRecord } from '@/lib/aws/command-line/json'

export function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

/** `True`, `False` and `None`; a structure among single values as Python shows it. */
export function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : shown(value)
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`
  if (!isRecord(value)) return String(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${quoted(key)}: ${shown(item)}`)
    .join(', ')}}`
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replace(/[\\\n\r\t]/g, (character) => JSON.stringify(character).slice(1, -1))
  return `${quote}${quote === "'" ? escaped.split("'").join("\\'") : escaped}${quote}`
}

/** By code units, as keys of AWS are ASCII: no locale has a say. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

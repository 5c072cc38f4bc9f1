// The values that a factor takes, as people type them: `1,2,5`, `10..50:10`, `30s..5m:30s`, `aws,instant`, `{"poisson":{"rps":5}}`.

import { formatDuration, parseDuration } from '@/lib/scenario'
import { ExperimentError } from './experiment-error'

/** A thousand values of one factor are more than anybody reads. */
export const VALUES_MAX = 1_000

const RANGE = /^(.+?)\.\.([^:]+)(?::(.+))?$/s
/** Begun like a range of numbers or times. */
const ENDLESS = /^-?\d[\w.]*\.\.(?::.*)?$/s
const DECIMAL = /^-?\d{1,15}(?:\.(\d{1,9}))?$/

/**
 * In the order in which they are written.
 *
 * @example parseValues('1,2,10..30:10') // [1, 2, 10, 20, 30]
 */
export function parseValues(text: string): readonly unknown[] {
  const values = splitItems(text).flatMap(parseItem)
  if (values.length > VALUES_MAX)
    throw new ExperimentError(`${values.length} values; at most ${VALUES_MAX} are allowed`)
  const seen = new Set<string>()
  for (const value of values) {
    const written = JSON.stringify(value)
    if (seen.has(written)) throw new ExperimentError(`the value ${written} stands there twice`)
    seen.add(written)
  }
  return values
}

/** At the commas that stand in no string, list or object. */
function splitItems(text: string): readonly string[] {
  const items = ['']
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (inString && character === '\\') {
      items[items.length - 1] += character + (text[++i] ?? '')
      continue
    }
    if (character === '"') inString = !inString
    if (!inString && '[{'.includes(character)) depth++
    if (!inString && ']}'.includes(character)) depth--
    if (character === ',' && depth === 0 && !inString) items.push('')
    else items[items.length - 1] += character
  }
  return items
}

function parseItem(item: string): readonly unknown[] {
  const text = item.trim()
  if (text === '') throw new ExperimentError('a value is missing beside a comma, or after "="')
  const range = /^["[{]/.test(text) ? null : RANGE.exec(text)
  if (range === null && ENDLESS.test(text))
    throw new ExperimentError(`the range ${text} has no end: write it as ${text.split('..')[0]}..END:STEP`)
  if (range === null) return [parseValue(text)]
  const [, from = '', to = '', step] = range
  if (step === undefined) throw new ExperimentError(`the range ${text} needs a step: ${text}:1`)
  const values = numbers(from, to, step, text) ?? durations(from, to, step, text)
  if (values === null)
    throw new ExperimentError(`the range ${text} needs three numbers, or three times such as 30s..5m:30s`)
  return values
}

/** JSON where it is JSON, else plain text. */
function parseValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    if (/^["[{]/.test(text)) throw new ExperimentError(`${text} is not valid JSON`)
    return text
  }
}

/** Counted in whole units of the last decimal place, so that 0.1..0.3:0.1 ends with 0.3. */
function numbers(from: string, to: string, step: string, text: string): readonly number[] | null {
  const parts = [from, to, step].map((part) => DECIMAL.exec(part))
  if (parts.some((part) => part === null)) return null
  const decimals = Math.max(...parts.map((part) => part?.[1]?.length ?? 0))
  const scale = Number(`1e${decimals}`)
  const [first = 0, last = 0, width = 0] = [from, to, step].map((part) => Math.round(Number(part) * scale))
  return steps(first, last, width, text).map((value) => value / scale)
}

function durations(from: string, to: string, step: string, text: string): readonly string[] | null {
  const [first = null, last = null, width = null] = [from, to, step].map(parseDuration)
  if (first === null || last === null || width === null) return null
  return steps(first, last, width, text).map(formatDuration)
}

/** `last` itself only where the steps meet it. */
function steps(first: number, last: number, width: number, text: string): readonly number[] {
  if (width <= 0 || last < first) throw new ExperimentError(`the range ${text} must go up by a step above 0`)
  const count = Math.floor((last - first) / width) + 1
  if (count > VALUES_MAX)
    throw new ExperimentError(`the range ${text} has ${count} values; at most ${VALUES_MAX}`)
  return Array.from({ length: count }, (_, i) => first + i * width)
}

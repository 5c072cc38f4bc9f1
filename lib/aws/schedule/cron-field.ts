// One field of a cron expression that lists numbers: `*`, `5`, `MON`, `1-5`, `0/15`, `1,3-5`.
// EventBridge guide, eb-cron-expressions.

import { isReason, type Read, reason } from './reason'

export interface FieldShape {
  /** As AWS's table calls it. */
  readonly name: string
  readonly min: number
  readonly max: number
  /** `JAN` to `DEC` or `SUN` to `SAT`, the first of which stands for `min`. */
  readonly names?: readonly string[]
  /** Whether the table lists `/`. */
  readonly hasSteps: boolean
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
export const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

export const MINUTES: FieldShape = { name: 'Minutes', min: 0, max: 59, hasSteps: true }
export const HOURS: FieldShape = { name: 'Hours', min: 0, max: 23, hasSteps: true }
export const DAY_OF_MONTH: FieldShape = { name: 'Day-of-month', min: 1, max: 31, hasSteps: true }
export const MONTH: FieldShape = { name: 'Month', min: 1, max: 12, names: MONTHS, hasSteps: true }
export const DAY_OF_WEEK: FieldShape = {
  name: 'Day-of-week',
  min: 1,
  max: 7,
  names: WEEKDAYS,
  hasSteps: false,
}
export const YEAR: FieldShape = { name: 'Year', min: 1970, max: 2199, hasSteps: true }

/** The numbers that the field allows, ascending. */
export function readField(shape: FieldShape, text: string): Read<readonly number[]> {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const read = readPart(shape, part)
    if (isReason(read)) return read
    for (const value of read.value) values.add(value)
  }
  return { value: [...values].sort((one, other) => one - other) }
}

/** One number of the field, by name or in digits. */
export function readNumber(shape: FieldShape, text: string): Read<number> {
  const named = shape.names?.indexOf(text.toUpperCase()) ?? -1
  if (named !== -1) return { value: shape.min + named }
  if (!/^\d+$/.test(text)) return reason(`${shape.name} has no value "${text}"`)
  const value = Number(text)
  if (value < shape.min || value > shape.max) {
    return reason(`${shape.name} ${value} is not between ${shape.min} and ${shape.max}`)
  }
  return { value }
}

/** What stands between two commas: a number, a range or all, and perhaps a step. */
function readPart(shape: FieldShape, part: string): Read<readonly number[]> {
  const [base = '', stepText, ...more] = part.split('/')
  if (stepText === undefined) return numbersOf(readRange(shape, base, false), 1)
  if (!shape.hasSteps) return reason(`${shape.name} cannot have the wildcard "/"`)
  if (more.length > 0 || !/^[1-9]\d*$/.test(stepText)) return reason(`${shape.name} has no step "${part}"`)
  return numbersOf(readRange(shape, base, true), Number(stepText))
}

interface Range {
  readonly from: number
  readonly to: number
}

/** With a step, a single number means from there to the end. */
function readRange(shape: FieldShape, text: string, isStepped: boolean): Read<Range> {
  if (text === '*') return { value: { from: shape.min, to: shape.max } }
  const [fromText = '', toText, ...more] = text.split('-')
  const from = readNumber(shape, fromText)
  if (isReason(from)) return from
  if (toText === undefined) return { value: { from: from.value, to: isStepped ? shape.max : from.value } }
  const to = readNumber(shape, toText)
  if (isReason(to)) return to
  if (more.length > 0 || to.value < from.value) return reason(`${shape.name} has no range "${text}"`)
  return { value: { from: from.value, to: to.value } }
}

function numbersOf(range: Read<Range>, step: number): Read<readonly number[]> {
  if (isReason(range)) return range
  const numbers: number[] = []
  for (let value = range.value.from; value <= range.value.to; value += step) numbers.push(value)
  return { value: numbers }
}

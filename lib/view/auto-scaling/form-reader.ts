// What people type into forms for scaling, read: numbers, or what is wrong with them beside the field that they stand in.

import { parseDateTime } from '@/lib/engine/calendar'
import type { Command } from '@/lib/protocol'
import type { FollowUp } from '../run/dispatch-all'

export type PlannedCommand = Command | FollowUp

/** A part of the form, by its name, and what is wrong with it. */
export interface Problem {
  readonly field: string
  readonly message: string
}

export interface ReadForm {
  readonly problems: readonly Problem[]
  /** As far as they can be said; all of them when nothing is wrong. */
  readonly commands: readonly PlannedCommand[]
}

export class Reader {
  readonly problems: Problem[] = []

  /** A whole number from `least` on; undefined when the field is empty or wrong. */
  whole(field: string, text: string, least: number, isNeeded = true): number | undefined {
    if (text.trim() === '' && !isNeeded) return undefined
    const value = /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
    if (value >= least) return value
    const message = Number.isNaN(value) ? 'must be a whole number' : `must be at least ${least}`
    this.problems.push({ field, message })
    return undefined
  }

  /** A whole number that is needed, between two bounds. */
  within(field: string, text: string, least: number, most: number): number | undefined {
    const value = this.whole(field, text, least)
    if (value !== undefined && value > most) this.fault(field, `must be at most ${most}`)
    return value
  }

  number(field: string, text: string, isNeeded = true): number | undefined {
    if (text.trim() === '' && !isNeeded) return undefined
    const value = /^-?\d{1,9}(\.\d{1,6})?$/.test(text.trim()) ? Number(text) : Number.NaN
    if (!Number.isNaN(value)) return value
    this.problems.push({ field, message: 'must be a number' })
    return undefined
  }

  /** `2025-01-31T17:00:00Z`; undefined when the field is empty. */
  time(field: string, text: string, isNeeded = true): string | undefined {
    const time = text.trim()
    if (time === '' && !isNeeded) return undefined
    if (parseDateTime(time) === null) this.fault(field, 'must be a date and time: 2025-01-31T17:00:00Z')
    return time
  }

  /** A name that AWS takes, as far as the form can tell. */
  name(text: string, lengthMax: number): boolean {
    if (text.trim() === '') this.fault('name', 'A name is needed')
    else if (text.length > lengthMax) this.fault('name', `must have at most ${lengthMax} characters`)
    else return true
    return false
  }

  /** Put operations change what has the name already: a new thing must not have it. */
  newName(kind: string, text: string, taken: readonly { readonly name: string }[]): void {
    if (taken.some(({ name }) => name === text)) this.fault('name', `The ${kind} ${text} exists already`)
  }

  fault(field: string, message: string): void {
    this.problems.push({ field, message })
  }
}

/** As a field shows it: empty where there is none. */
export function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

/** `{ [member]: value }`, or nothing when there is no value. */
export function member<T>(name: string, value: T | undefined): Readonly<Record<string, T>> {
  return value === undefined ? {} : { [name]: value }
}

interface Dimension {
  readonly Name: string
  readonly Value: string
}

/** `QueueName=orders, Stage=prod` */
export function dimensionsText(dimensions: readonly Dimension[]): string {
  return dimensions.map(({ Name, Value }) => `${Name}=${Value}`).join(', ')
}

/** The other way round. */
export function readDimensions(text: string, reader: Reader): readonly Dimension[] {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '')
  const read = pairs.map((pair) => /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(pair))
  if (read.some((match) => match === null))
    reader.fault('dimensions', 'write each as Name=Value, with commas between')
  return read.flatMap((match) => (match ? [{ Name: match[1] ?? '', Value: match[2] ?? '' }] : []))
}

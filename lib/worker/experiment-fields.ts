// What people type into the fields of an experiment on the screen.

import type { SimTime } from '@/lib/engine'
import { ExperimentError } from '@/lib/experiment/experiment-error'
import { parseDuration } from '@/lib/scenario'

/** More on a screen are dots over dots; the command line takes as many as one wants. */
const REPLICATIONS_MAX = 200

export function checkReplications(replications: number): void {
  if (!Number.isInteger(replications) || replications < 1 || replications > REPLICATIONS_MAX)
    throw new ExperimentError(`replications must be a whole number from 1 to ${REPLICATIONS_MAX}`)
}

export function timeOf(name: string, text: string): SimTime {
  const time = parseDuration(text.trim())
  if (time === null)
    throw new ExperimentError(`the ${name} must be a time such as 90s, 30m or 2h, not "${text}"`)
  return time as SimTime
}

/** As `parseValues` reads it back. */
export function typedValue(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return /^[\w.:/-]+$/.test(value) &&
    Number.isNaN(Number(value)) &&
    !['true', 'false', 'null'].includes(value)
    ? value
    : JSON.stringify(value)
}

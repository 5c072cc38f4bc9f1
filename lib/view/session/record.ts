// Run records from outside (a link, the browser's storage) are hostile until they have passed this. The scenario inside is
// validated by the simulation itself; here are the shape and the limits of everything around it.

import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { RunRecord } from '@/lib/protocol'

export const COMMANDS_MAX = 2_000
/** A year: nobody gets there. A long run takes its time to be run again, and can be left meanwhile. */
export const RECORD_SECONDS_MAX = 365 * 86_400

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly where: string }

type Fields = Readonly<Record<string, unknown>>

export function parseRunRecord(value: unknown): Parsed<RunRecord> {
  if (!isFields(value)) return wrong('', `expected an object, found ${nameOf(value)}`)
  if (!isFields(value.scenario))
    return wrong('scenario', `expected an object, found ${nameOf(value.scenario)}`)
  const { seed, now, commands } = value
  if (!isCount(seed, Number.MAX_SAFE_INTEGER)) return wrong('seed', 'expected a whole number of at least 0')
  if (!isTime(now)) return wrong('now', `expected microseconds, at most ${RECORD_SECONDS_MAX} seconds`)
  if (!Array.isArray(commands)) return wrong('commands', `expected a list, found ${nameOf(commands)}`)
  if (commands.length > COMMANDS_MAX)
    return wrong('commands', `at most ${COMMANDS_MAX} commands, found ${commands.length}`)
  const parsed = parseCommands(commands, now)
  return parsed.ok
    ? { ok: true, value: { scenario: value.scenario, seed, now, commands: parsed.value } }
    : parsed
}

function parseCommands(commands: readonly unknown[], now: SimTime): Parsed<RunRecord['commands']> {
  const result: RunRecord['commands'][number][] = []
  let last = 0
  for (const [index, command] of commands.entries()) {
    const where = `commands[${index}]`
    if (!isFields(command)) return wrong(where, `expected an object, found ${nameOf(command)}`)
    const { action, input, at } = command
    if (typeof action !== 'string' || !/^[a-z0-9-]+:[A-Za-z0-9:-]{1,80}$/.test(action)) {
      return wrong(`${where}.action`, 'expected an operation such as "ecs:UpdateService"')
    }
    if (!isFields(input)) return wrong(`${where}.input`, `expected an object, found ${nameOf(input)}`)
    if (!isTime(at) || at < last)
      return wrong(`${where}.at`, 'expected microseconds, not before the command above it')
    if (at > now) return wrong(`${where}.at`, 'is after the end of the run')
    last = at
    result.push({ action, input, at })
  }
  return { ok: true, value: result }
}

function wrong(where: string, message: string): Parsed<never> {
  return { ok: false, where, message }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown, max: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= max
}

function isTime(value: unknown): value is SimTime {
  return isCount(value, RECORD_SECONDS_MAX * US_PER_SECOND) && simTime(value) === value
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  return value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`
}

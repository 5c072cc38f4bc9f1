// The arrivals that a load form stands for, or what is wrong with it. Pure; the operation has the last word.

import type { Duration } from '@/lib/aws/image-behavior'
import type { SimTime } from '@/lib/engine/time'
import type { Arrivals, RatePoint } from '@/lib/traffic/arrivals-types'
import { formatDuration, parseDuration } from '@/lib/traffic/duration'
import { parseCost } from './duration-text'
import { type Field, type LoadForm, type LoadThings, loadFields } from './load-kinds'
import type { Read } from './read'

/** A load with a rate that can be drawn. */
export type OpenLoad = Exclude<Arrivals, { kind: 'closed' | 'trace' }>

export type LoadPoint = RatePoint

type ReadLoad = Read<{ readonly arrivals: Exclude<Arrivals, { kind: 'trace' }> }>

/** What the form stands for, or what is wrong with it. */
export function readForm(form: LoadForm): ReadLoad {
  const { kind, fields } = form
  if (kind === 'points') return readPoints(form)
  const values: Record<string, number> = {}
  const thinkMs = parseCost(fields[kind].thinkMs ?? '') ?? 0
  for (const { name, label, kind: is } of loadFields(form)) {
    const text = (fields[kind][name] ?? '').trim()
    if (is === 'cost') {
      if (parseCost(text) === null) return { ok: false, message: wrong(label, is, text) }
      continue
    }
    const value = is === 'time' ? parseDuration(text) : numberOf(text)
    if (value === null) return { ok: false, message: wrong(label, is, text) }
    values[name] = value
  }
  const time = (name: string) => (values[name] ?? 0) as SimTime
  const number = (name: string) => values[name] ?? 0
  const texts = fields[kind]
  switch (kind) {
    case 'constant': {
      const rps = number('rps')
      const arrivals = { kind: 'poisson', rate: [{ at: 0 as SimTime, rps }], shape: 'step' } as const
      return { ok: true, input: { rps }, arrivals }
    }
    case 'sine': {
      const [mean, amplitude] = [number('mean'), number('amplitude')]
      const arrivals = { kind, mean, amplitude, period: time('period'), phase: time('phase') } as const
      if (arrivals.period < 1_000_000) return { ok: false, message: 'Period must be at least 1s.' }
      if (amplitude > mean)
        return {
          ok: false,
          message: 'Amplitude must not be greater than the mean: a rate cannot fall below 0.',
        }
      return {
        ok: true,
        input: { arrivals: { sine: { mean, amplitude, period: texts.period, phase: texts.phase } } },
        arrivals,
      }
    }
    case 'spike': {
      const [base, peak] = [number('base'), number('peak')]
      const { at, rise, hold, decay } = texts
      const times = { at: time('at'), rise: time('rise'), hold: time('hold'), decay: time('decay') }
      return {
        ok: true,
        input: { arrivals: { spike: { base, peak, at, rise, hold, decay } } },
        arrivals: { kind, base, peak, ...times },
      }
    }
    case 'closed': {
      const users = number('users')
      if (users < 1 || !Number.isInteger(users))
        return { ok: false, message: 'Users must be a whole number from 1 on.' }
      return {
        ok: true,
        input: { arrivals: { closed: { users, thinkMs } } },
        arrivals: { kind, users, thinkMs },
      }
    }
    case 'userPoints':
      return readUserPoints(form, thinkMs)
  }
}

function readUserPoints(form: LoadForm, thinkMs: Duration): ReadLoad {
  const read = readPoints(form)
  if (!read.ok || read.arrivals.kind === 'closed' || !('rate' in read.arrivals)) return read
  const points = read.arrivals.rate.map(({ at, rps: users }) => ({ at, users }))
  const odd = points.findIndex(({ users }) => !Number.isInteger(users))
  if (odd >= 0) return { ok: false, message: `Point ${odd + 1}: users must be a whole number.` }
  const { shape } = form
  const users = points.map((point) => ({ at: formatDuration(point.at), users: point.users }))
  return {
    ok: true,
    input: { arrivals: { closed: { users, shape, thinkMs } } },
    arrivals: { kind: 'closed', users: { points, shape }, thinkMs },
  }
}

/** What can be drawn of it: a rate, or how many users there are. */
export function drawnLoad(
  arrivals: Exclude<Arrivals, { kind: 'trace' }>,
  things: LoadThings,
): {
  readonly load: OpenLoad
  readonly unit: string
} | null {
  if (arrivals.kind !== 'closed') return { load: arrivals, unit: `${things} per second` }
  const { users } = arrivals
  if (typeof users === 'number') return null
  const rate = users.points.map((point) => ({ at: point.at, rps: point.users }))
  return { load: { kind: 'uniform', rate, shape: users.shape }, unit: 'users' }
}

function readPoints({ points, shape, process }: LoadForm): ReadLoad {
  const rate: RatePoint[] = []
  for (const [i, { at, rps }] of points.entries()) {
    const time = parseDuration(at.trim())
    if (time === null) return { ok: false, message: wrong(`Point ${i + 1}, time`, 'time', at) }
    const value = numberOf(rps)
    if (value === null) return { ok: false, message: wrong(`Point ${i + 1}, rate`, 'number', rps) }
    if (i > 0 && time <= (rate[i - 1]?.at ?? 0))
      return { ok: false, message: `Point ${i + 1} must come after the point before it.` }
    rate.push({ at: time, rps: value })
  }
  const rps = rate.map((point) => ({ at: formatDuration(point.at), rps: point.rps }))
  const input = { arrivals: { [process]: { rps, shape } } }
  return { ok: true, input, arrivals: { kind: process, rate, shape } }
}

const HINTS: Readonly<Record<Field['kind'], string>> = {
  time: 'a time such as 90s, 5m or 1h30m',
  number: 'a number from 0 to 1000000',
  cost: 'a time such as 1000, exponential 2000 or uniform 500 3000',
}

/** Up to 1,000,000, in plain digits. */
function numberOf(text: string): number | null {
  const value = /^\d{1,7}(\.\d{1,6})?$/.test(text.trim()) ? Number(text) : null
  return value !== null && value <= 1_000_000 ? value : null
}

function wrong(label: string, kind: Field['kind'], text: string): string {
  const hint = HINTS[kind]
  return `${label}: "${text.slice(0, 30)}" is not ${hint}.`
}

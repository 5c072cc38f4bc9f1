// The load editor's form: what people type, and the arrivals that it stands for. Pure; the operation has the last word.

import type { Duration } from '@/lib/aws/image-behavior'
import type { SimTime } from '@/lib/engine/time'
import type { Arrivals, RatePoint, Shape } from '@/lib/traffic/arrivals-types'
import { formatDuration, parseDuration } from '@/lib/traffic/duration'
import { costText, parseCost } from './duration-text'
import type { Read } from './read'

/** A load with a rate that can be drawn. */
export type OpenLoad = Exclude<Arrivals, { kind: 'closed' | 'trace' }>
export type LoadPoint = RatePoint

/** As a scenario file writes it: `1h30m`. */
export const timeText = (us: number): string => formatDuration(us)

export type LoadKind = 'constant' | 'points' | 'sine' | 'spike' | 'closed' | 'userPoints'

/** What arrives. */
export type LoadThings = 'requests' | 'messages'

interface Field {
  readonly name: string
  /** In words; a rate is followed by what there are so many of a second. */
  readonly label: string
  readonly isRate?: true
  readonly kind: 'number' | 'time' | 'cost'
}

/** Kinds of load that wait for no answer, which messages never do. */
export const OPEN_LOAD_KINDS: readonly (readonly [kind: LoadKind, label: string])[] = [
  ['constant', 'Constant rate'],
  ['points', 'Points in time'],
  ['sine', 'Wave (sine)'],
  ['spike', 'Flash crowd (spike)'],
]

export const LOAD_KINDS: readonly (readonly [kind: LoadKind, label: string])[] = [
  ...OPEN_LOAD_KINDS,
  ['closed', 'Users who wait (closed loop)'],
  ['userPoints', 'Users who come and go'],
]

const THINK_TIME: Field = { name: 'thinkMs', label: 'Think time, ms', kind: 'cost' }

const FIELDS: Readonly<Record<LoadKind, readonly Field[]>> = {
  constant: [{ name: 'rps', label: '', isRate: true, kind: 'number' }],
  points: [],
  sine: [
    { name: 'mean', label: 'Mean', isRate: true, kind: 'number' },
    { name: 'amplitude', label: 'Amplitude', isRate: true, kind: 'number' },
    { name: 'period', label: 'Period', kind: 'time' },
    { name: 'phase', label: 'Passes its mean upwards at', kind: 'time' },
  ],
  spike: [
    { name: 'base', label: 'Base', isRate: true, kind: 'number' },
    { name: 'peak', label: 'Peak', isRate: true, kind: 'number' },
    { name: 'at', label: 'Begins at', kind: 'time' },
    { name: 'rise', label: 'Rises for', kind: 'time' },
    { name: 'hold', label: 'Stays for', kind: 'time' },
    { name: 'decay', label: 'Falls for', kind: 'time' },
  ],
  closed: [{ name: 'users', label: 'Users', kind: 'number' }, THINK_TIME],
  userPoints: [THINK_TIME],
}

/** The fields of a kind, with what a rate counts in their labels: `Mean, requests/s`. */
export function loadFields({ kind, things }: Pick<LoadForm, 'kind' | 'things'>): readonly Field[] {
  return FIELDS[kind].map((field) => (field.isRate ? { ...field, label: rateLabel(field, things) } : field))
}

function rateLabel({ label }: Field, things: LoadThings): string {
  const rate = `${things}/s`
  return label === '' ? rate.charAt(0).toUpperCase() + rate.slice(1) : `${label}, ${rate}`
}

export interface PointText {
  readonly at: string
  readonly rps: string
}

export interface LoadForm {
  readonly things: LoadThings
  readonly kind: LoadKind
  /** As typed, by kind and name of the field. */
  readonly fields: Readonly<Record<LoadKind, Readonly<Record<string, string>>>>
  readonly points: readonly PointText[]
  /** How to get from point to point, and whether clients come by chance or evenly. */
  readonly shape: Shape
  readonly process: 'poisson' | 'uniform'
}

type ReadLoad = Read<{ readonly arrivals: Exclude<Arrivals, { kind: 'trace' }> }>

/** The form as it stands for a source: its own values, and something sensible for the other kinds. */
export function formOf(
  arrivals: Arrivals | null,
  rps: number,
  now: number,
  things: LoadThings = 'requests',
): LoadForm {
  const rate = rateText(rps)
  const soon = formatDuration(Math.ceil(now / 60_000_000) * 60_000_000 + 60_000_000)
  const form: LoadForm = {
    things,
    kind: 'constant',
    fields: {
      constant: { rps: rate },
      points: {},
      sine: { mean: rate, amplitude: rateText(rps / 2), period: '1d', phase: '0s' },
      spike: {
        base: rate,
        peak: rateText(rps * 4),
        at: soon,
        rise: '30s',
        hold: '3m',
        decay: '5m',
      },
      closed: { users: '50', thinkMs: '1000' },
      userPoints: { thinkMs: '1000' },
    },
    points: [
      { at: '0s', rps: rate },
      { at: soon, rps: rateText(rps * 2) },
    ],
    shape: 'linear',
    process: 'poisson',
  }
  return arrivals === null ? form : filled(form, arrivals)
}

const TENTHS_BELOW = 5

/** Few a second are given in tenths. */
function rateText(rps: number): string {
  return String(rps < TENTHS_BELOW ? Math.round(rps * 10) / 10 : Math.round(rps))
}

function filled(form: LoadForm, arrivals: Arrivals): LoadForm {
  const of = (kind: LoadKind, values: Readonly<Record<string, string>>): LoadForm => ({
    ...form,
    kind,
    fields: { ...form.fields, [kind]: values },
  })
  switch (arrivals.kind) {
    case 'poisson':
    case 'uniform': {
      const points = arrivals.rate.map(({ at, rps }) => ({ at: formatDuration(at), rps: String(rps) }))
      return points.length > 1
        ? { ...form, kind: 'points', points, shape: arrivals.shape, process: arrivals.kind }
        : of('constant', { rps: points[0]?.rps ?? '0' })
    }
    case 'sine': {
      const { mean, amplitude, period, phase } = arrivals
      return of('sine', {
        mean: `${mean}`,
        amplitude: `${amplitude}`,
        period: formatDuration(period),
        phase: formatDuration(phase),
      })
    }
    case 'spike': {
      const { base, peak, at, rise, hold, decay } = arrivals
      const [begins, rises, stays, falls] = [at, rise, hold, decay].map(formatDuration)
      return of('spike', {
        base: `${base}`,
        peak: `${peak}`,
        at: begins ?? '',
        rise: rises ?? '',
        hold: stays ?? '',
        decay: falls ?? '',
      })
    }
    case 'closed': {
      const { users, thinkMs } = arrivals
      if (typeof users === 'number') return of('closed', { users: `${users}`, thinkMs: costText(thinkMs) })
      const points = users.points.map(({ at, users: rps }) => ({ at: formatDuration(at), rps: String(rps) }))
      return { ...of('userPoints', { thinkMs: costText(thinkMs) }), points, shape: users.shape }
    }
    case 'trace':
      return form
  }
}

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

/** What the points of a curve count. */
export function pointsUnit({ kind, things }: Pick<LoadForm, 'kind' | 'things'>): string {
  return kind === 'userPoints' ? 'users' : `${things} per second`
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

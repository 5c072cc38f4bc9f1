// What the load editor offers: kinds of load, their fields and what stands beside them.

import type { Shape } from '@/lib/traffic/arrivals-types'

export type LoadKind = 'constant' | 'points' | 'sine' | 'spike' | 'closed' | 'userPoints'

/** What arrives. */
export type LoadThings = 'requests' | 'messages'

export interface Field {
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

/** What the points of a curve count. */
export function pointsUnit({ kind, things }: Pick<LoadForm, 'kind' | 'things'>): string {
  return kind === 'userPoints' ? 'users' : `${things} per second`
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

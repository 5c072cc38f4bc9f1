import { describe, expect, it } from 'vitest'
import { type SimTime, simTime } from '@/lib/engine'
import { arrivalsSchema } from '@/lib/traffic/arrivals-schema'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { formOf } from './load-form'
import { LOAD_KINDS, type LoadForm, type LoadKind } from './load-kinds'
import { readForm } from './read-load'

const us = (seconds: number): SimTime => simTime(seconds * 1_000_000)

const SOURCES: readonly Arrivals[] = [
  { kind: 'poisson', rate: [{ at: us(0), rps: 80 }], shape: 'step' },
  {
    kind: 'poisson',
    rate: [
      { at: us(0), rps: 0 },
      { at: us(330), rps: 12.5 },
    ],
    shape: 'linear',
  },
  {
    kind: 'uniform',
    rate: [
      { at: us(0), rps: 0 },
      { at: us(210), rps: 120 },
    ],
    shape: 'step',
  },
  { kind: 'sine', mean: 100, amplitude: 80, period: us(86_400), phase: us(36_000) },
  { kind: 'spike', base: 20, peak: 400, at: us(600), rise: us(0), hold: us(300), decay: us(90) },
  { kind: 'closed', users: 40, thinkMs: 250 },
  { kind: 'closed', users: 40, thinkMs: { exponential: 250 } },
  {
    kind: 'closed',
    users: {
      points: [
        { at: us(0), users: 0 },
        { at: us(90), users: 600 },
      ],
      shape: 'linear',
    },
    thinkMs: { exponential: 2_000 },
  },
]

const typed = (kind: LoadKind, values: Readonly<Record<string, string>>): LoadForm => {
  const form = formOf(null, 50, 0)
  return { ...form, kind, fields: { ...form.fields, [kind]: { ...form.fields[kind], ...values } } }
}

describe('The load form', () => {
  it.each(SOURCES)('shows a source as it is: $kind', (arrivals) => {
    expect(readForm(formOf(arrivals, 50, 0))).toMatchObject({ ok: true, arrivals })
  })

  it.each(LOAD_KINDS)('begins with something that the operation takes: %s', (kind) => {
    const read = readForm({ ...formOf(null, 80, 95_000_000), kind })
    if (!read.ok) throw new Error(read.message)
    if (kind === 'constant') expect(read.input).toEqual({ rps: 80 })
    else expect(arrivalsSchema.parse(read.input.arrivals)).toEqual(read.arrivals)
  })

  it('begins with a constant rate where a source cannot be edited', () => {
    expect(formOf(null, 7.4, 0)).toMatchObject({ kind: 'constant', fields: { constant: { rps: '7' } } })
    expect(formOf({ kind: 'trace', counts: [1], periodSeconds: 9 }, 7, 0).kind).toBe('constant')
  })

  it.each([
    [typed('constant', { rps: 'many' }), 'Requests/s: "many" is not a number from 0 to 1000000.'],
    [typed('constant', { rps: '-1' }), 'Requests/s: "-1" is not a number from 0 to 1000000.'],
    [typed('constant', { rps: '' }), 'Requests/s: "" is not a number from 0 to 1000000.'],
    [typed('spike', { at: 'noon' }), 'Begins at: "noon" is not a time such as 90s, 5m or 1h30m.'],
    [
      typed('sine', { mean: '5', amplitude: '6' }),
      'Amplitude must not be greater than the mean: a rate cannot fall below 0.',
    ],
    [typed('sine', { period: '0s' }), 'Period must be at least 1s.'],
    [typed('closed', { users: '1.5' }), 'Users must be a whole number from 1 on.'],
    [
      typed('closed', { thinkMs: 'long' }),
      'Think time, ms: "long" is not a time such as 1000, exponential 2000 or uniform 500 3000.',
    ],
    [
      { ...typed('userPoints', {}), points: [{ at: '0s', rps: '1.5' }] },
      'Point 1: users must be a whole number.',
    ],
    [
      {
        ...formOf(null, 5, 0),
        kind: 'points' as const,
        points: [
          { at: '1m', rps: '1' },
          { at: '60s', rps: '2' },
        ],
      },
      'Point 2 must come after the point before it.',
    ],
  ])('says what is wrong', (form, message) => {
    expect(readForm(form)).toEqual({ ok: false, message })
  })
})

// The form as it stands for a source of load: what is typed there before anybody has changed it.

import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { formatDuration } from '@/lib/traffic/duration'
import { costText } from './duration-text'
import type { LoadForm, LoadKind, LoadThings } from './load-kinds'

/** As a scenario file writes it: `1h30m`. */
export const timeText = (us: number): string => formatDuration(us)

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

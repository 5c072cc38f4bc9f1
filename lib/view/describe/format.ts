// How the screen writes times, ids and numbers. Locale-free: a class looks at the same figures everywhere.

import type { SimTime } from '@/lib/engine/time'

const US = 1_000_000

/** `HH:MM:SS` */
export function formatClock(time: SimTime | number): string {
  const total = Math.floor(time / US)
  return [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
    .map((n) => String(n).padStart(2, '0'))
    .join(':')
}

/** `840 µs`, `38 ms`, `4.2 s`, `2 min 05 s` */
export function formatDuration(us: number): string {
  if (us < 1_000) return `${Math.round(us)} µs`
  if (us < US) return `${us < 10_000 ? (us / 1000).toFixed(1) : Math.round(us / 1000)} ms`
  if (us < 60 * US) return `${us < 10 * US ? (us / US).toFixed(1) : Math.round(us / US)} s`
  return `${Math.floor(us / US / 60)} min ${String(Math.round(us / US) % 60).padStart(2, '0')} s`
}

/** Thin spaces between thousands: `48 211`. */
export function formatCount(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, '\u2009')
}

/** `512 MiB`, `2 GiB` */
export function formatMiB(mib: number): string {
  return mib >= 1024 && mib % 512 === 0 ? `${mib / 1024} GiB` : `${Math.round(mib)} MiB`
}

/** The part of an ARN or id that people recognise: `i-0a41`, `3f2c9d81`. */
export function shortId(id: string): string {
  const last = id.split('/').at(-1) ?? id
  if (/^(i|sg|subnet|vpc)-/.test(last)) return last.slice(0, last.indexOf('-') + 5)
  return /^[0-9a-f]{32}$/.test(last) ? last.slice(0, 8) : last
}

/** At most `length` characters, an ellipsis among them. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

const PLURALS = new Intl.PluralRules('en')

/** `1 task`, `2 tasks`, `0 tasks`; give the second form where an s does not do: `plural(2, 'entry', 'entries')`. */
export function plural(n: number, one: string, other = `${one}s`): string {
  return `${formatCount(n)} ${formFor(n, one, other)}`
}

/** `1 request/s`, `120 requests/s` */
export function perSecond(requests: number): string {
  const n = Math.round(requests)
  return `${n} ${formFor(n, 'request/s', 'requests/s')}`
}

/** On a way of the canvas: `120/s`, and below ten with a tenth, `0.4/s`. */
export function wayRate(requests: number): string {
  return requests >= 10 || Number.isInteger(requests)
    ? `${formatCount(requests)}/s`
    : `${requests.toFixed(1)}/s`
}

/** The form of a word that goes with a number. */
export function formFor(n: number, one: string, other = `${one}s`): string {
  return PLURALS.select(n) === 'one' ? one : other
}

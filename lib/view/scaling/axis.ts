// The one time axis of all lanes: simulated microseconds to pixels.

import { type SimTime, simTime } from '@/lib/engine/time'
import type { WindowChoice } from '../charts/time-window'

const US = 1_000_000

export interface Axis {
  /** Microseconds since the start of the run. */
  readonly from: number
  readonly to: number
  /** Pixels. */
  readonly width: number
}

/** Seconds before now, at most, and after it. The window `all` begins with what is known. */
const SPANS: Readonly<Record<WindowChoice, { readonly past: number; readonly ahead: number }>> = {
  '5 min': { past: 300, ahead: 300 },
  '15 min': { past: 900, ahead: 900 },
  all: { past: Number.POSITIVE_INFINITY, ahead: 1_200 },
}

/** Ends on round times, so that it stands still for a while as now moves on. */
export function axisRange(
  now: number,
  choice: WindowChoice,
  first: number,
): readonly [from: SimTime, to: SimTime] {
  const { past, ahead } = SPANS[choice]
  const roundUs = (choice === '5 min' ? 15 : 60) * US
  const from = Math.max(first, Math.floor((now - past * US) / roundUs) * roundUs)
  return [simTime(from), simTime(Math.ceil((now + ahead * US) / roundUs) * roundUs)]
}

/** What comes onto the axis within this is computed ahead before it does. */
const MARGIN_US = 120 * US

export function withMargin(until: SimTime): SimTime {
  return simTime(until + MARGIN_US)
}

export function xOf({ from, to, width }: Axis, at: number): number {
  return ((at - from) / (to - from)) * width
}

export function timeAt({ from, to, width }: Axis, x: number): number {
  return from + (Math.min(width, Math.max(0, x)) / width) * (to - from)
}

/** Pixels of a duration. */
export function lengthOf({ from, to, width }: Axis, us: number): number {
  return (us / (to - from)) * width
}

/** The part of a span that the axis shows, in pixels; null when it shows none of it. An open end reaches as far as `now`. */
export function spanOn(
  axis: Axis,
  { from, until }: { readonly from: number; readonly until: number | null },
  [first, last]: readonly [first: number, last: number],
): { readonly x: number; readonly width: number } | null {
  const begin = Math.max(from, first, axis.from)
  const end = Math.min(until ?? last, last, axis.to)
  if (end <= begin) return null
  return { x: xOf(axis, begin), width: lengthOf(axis, end - begin) }
}

const STEPS_SECONDS = [15, 30, 60, 120, 300, 600, 900, 1_800, 3_600]
const TICK_PX_MIN = 84

export interface Tick {
  readonly x: number
  readonly at: number
  readonly label: string
}

/** Round times, far enough from one another for their labels. */
export function ticksOf(axis: Axis): readonly Tick[] {
  const step = (STEPS_SECONDS.find((seconds) => lengthOf(axis, seconds * US) >= TICK_PX_MIN) ?? 7_200) * US
  const ticks: Tick[] = []
  for (let at = Math.ceil(axis.from / step) * step; at <= axis.to; at += step)
    ticks.push({ x: xOf(axis, at), at, label: clockLabel(at, step) })
  return ticks
}

/** `07:30`, or `0:07:30` once there are hours: minutes and seconds, as people speak of a run. */
function clockLabel(at: number, step: number): string {
  const seconds = Math.round(at / US)
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return step % (60 * US) === 0 ? `${two(h)}:${two(m)}` : `${two(h)}:${two(m)}:${two(s)}`
}

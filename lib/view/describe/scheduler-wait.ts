// Why the service scheduler has not acted yet, counting down: at AWS's pace most of what a service does waits for a look.

import type { SimTime } from '@/lib/engine/time'
import type { SchedulerWaitView } from '@/lib/protocol'
import { wholeSeconds } from './words'

const TEXTS: Readonly<Record<SchedulerWaitView['reason'], (left: string) => string>> = {
  look: (left) => `The scheduler checks again in ${left}.`,
  'dead task': (left) => `A task has stopped. The scheduler notices in ${left}.`,
  placement: (left) => `The scheduler retries placement in ${left}.`,
  'circuit breaker': (left) => `Too many tasks have failed. The circuit breaker trips in ${left}.`,
  throttle: (left) => `Throttled: the next task starts in ${left}.`,
}

/** For a card of the palette, whose one line has room for some twenty letters. */
const BRIEFLY: typeof TEXTS = {
  look: (left) => `Next check in ${left}`,
  'dead task': (left) => `Loss noticed in ${left}`,
  placement: (left) => `Next attempt in ${left}`,
  'circuit breaker': (left) => `Breaker trips in ${left}`,
  throttle: (left) => `Throttled for ${left}`,
}

/** Null once the wait is over: what comes next is not known yet. */
export function schedulerWaitText(
  { reason, until }: SchedulerWaitView,
  now: SimTime | number,
): string | null {
  return until > now ? TEXTS[reason](wholeSeconds(until - now)) : null
}

export function schedulerWaitBriefly(
  { reason, until }: SchedulerWaitView,
  now: SimTime | number,
): string | null {
  return until > now ? BRIEFLY[reason](wholeSeconds(until - now)) : null
}

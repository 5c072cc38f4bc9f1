// Messages on their way from a queue to the worker that has received them: like requests, but they cannot fail on it. Pure.

import type { MessageSample } from '@/lib/protocol'
import type { Way } from '../layout/way'
import { DOTS_MAX, flightDurationMs, type LaunchTimes, type Motion, startsOf } from './flights'

export interface MessageFlight extends Motion {
  readonly message: MessageSample
}

type WayOfMessage = (message: MessageSample) => Way | null

/** For the messages of one frame; those whose worker is not on the canvas are left out. */
export function launchMessages(
  messages: readonly MessageSample[],
  { way, ...times }: LaunchTimes & { readonly speed: number; readonly way: WayOfMessage },
): readonly MessageFlight[] {
  const starts = startsOf(
    messages.map(({ receivedAt }) => receivedAt),
    times,
  )
  return messages.flatMap((message, index) => {
    const route = way(message)
    if (route === null) return []
    const startMs = starts[index] ?? times.nowMs
    return [{ message, startMs, durationMs: flightDurationMs(times.speed), way: route }]
  })
}

/** The same on the ways of another layout; what has lost its way stays where it was. */
export function reroutedMessages(
  flights: readonly MessageFlight[],
  way: WayOfMessage,
): readonly MessageFlight[] {
  return flights.map((flight) => ({ ...flight, way: way(flight.message) ?? flight.way }))
}

/** Still waiting or in the air; the newest when there are too many. */
export function liveMessages(flights: readonly MessageFlight[], nowMs: number): readonly MessageFlight[] {
  return flights.filter(({ startMs, durationMs }) => nowMs < startMs + durationMs).slice(-DOTS_MAX)
}

// What lost packets cost a request whose connection is its own, as TCP sends again what is not acknowledged. Pure; microseconds.
// The handshake is one packet each way, and so are the request and its answer: each fits into one segment.

import { type RandomStream, US_PER_MS, US_PER_SECOND } from '@/lib/engine'

/** First retransmission of a SYN or SYN-ACK; doubled each time. RFC 6298, section 2.1; Linux `TCP_TIMEOUT_INIT`. */
export const SYN_TIMEOUT_US = US_PER_SECOND
/**
 * First retransmission of data between hosts of one Region; doubled each time. Linux's smallest (`TCP_RTO_MIN`): RFC 6298 recommends
 * one second at least, and kernels do not follow it. A tail loss probe of a single segment waits as long.
 */
export const DATA_TIMEOUT_US = 200 * US_PER_MS
/** More losses in a row are longer than anybody waits: 2^10 × 0.2 s. */
const LOSSES_MAX = 10

export interface LossDelay {
  /** Until the connection stands. */
  readonly connectUs: number
  /** Until the request has arrived, and its answer. */
  readonly dataUs: number
}

/** `loss`: the part of packets, of either direction, that is lost; each by a draw of its own. */
export function drawLossDelay(stream: RandomStream, loss: number): LossDelay {
  const eitherLost = 1 - (1 - loss) * (1 - loss)
  const connectUs = sentAgain(stream, eitherLost, SYN_TIMEOUT_US)
  const requestUs = sentAgain(stream, loss, DATA_TIMEOUT_US)
  return { connectUs, dataUs: requestUs + sentAgain(stream, loss, DATA_TIMEOUT_US) }
}

/** How much later a packet arrives: its time-out, twice, four times, … it for each time that it is lost in a row. */
function sentAgain(stream: RandomStream, loss: number, timeoutUs: number): number {
  let waits = 0
  for (let losses = 0; losses < LOSSES_MAX && stream.chance(loss); losses++) waits = 2 * waits + 1
  return waits * timeoutUs
}

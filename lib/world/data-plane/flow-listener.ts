import type { Outcome } from './codes'

/** What the flow reports to its neighbours. */
export interface FlowListener {
  /** A user of a closed loop has an answer, which reaches them at `endedAt`. */
  userAnswered(source: number, endedAt: number, status: number): void
  /** An attempt is on its way, and it has ended for its client. */
  attemptSent(slot: number): void
  attemptEnded(slot: number, endedAt: number, status: number, outcome: Outcome): void
  /** A process has done its own work on a request: true when it calls others before it answers. */
  workDone(slot: number, container: number): boolean
  /** A call has ended for its process; the process of a request that calls is gone. */
  callEnded(slot: number, endedAt: number, status: number, outcome: Outcome): void
  callerLeft(slot: number, container: number): void
  /** The process answered a health check, or cut it off (null). */
  probeAnswered(slot: number, status: number | null): void
  /** A worker has done its work on a message, or it is lost: the worker has died, or cannot be reached any more. */
  messageDone(slot: number, container: number): void
  messageLost(slot: number, container: number): void
  /** Nothing means the number of its container any more. */
  processEnded(container: number): void
}

export const NOBODY_LISTENS: FlowListener = {
  userAnswered: () => {},
  attemptSent: () => {},
  attemptEnded: () => {},
  workDone: () => false,
  callEnded: () => {},
  callerLeft: () => {},
  probeAnswered: () => {},
  messageDone: () => {},
  messageLost: () => {},
  processEnded: () => {},
}

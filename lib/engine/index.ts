export { AssertionError, assert, existing, LimitError, unreachable } from './assert'
export {
  civilFromDays,
  daysFromCivil,
  type EpochMs,
  epochMs,
  formatDateTime,
  formatToSecond,
  parseDateTime,
  START_AT_DEFAULT,
} from './calendar'
export { Engine, type EngineState, type EventKind, PHASE, type Phase } from './engine'
export { type EventHandle, NO_EVENT } from './event-queue'
export { exp, ln, sinTurns, TWO_PI } from './math'
export { RandomStream, RandomStreams } from './random'
export { entriesOf, Frozen, Prefix, portable, type SavedList, type SavedValue, thawed } from './saved'
export {
  afterMs,
  afterSeconds,
  type SimTime,
  START,
  simTime,
  toSeconds,
  US_PER_MS,
  US_PER_SECOND,
} from './time'
export { hashOfText } from './trace-hash'

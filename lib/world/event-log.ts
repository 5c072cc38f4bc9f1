// Everything that people may read about a run: events in AWS's words, decisions with their reasons, the command log. Part
// of the trace: each entry is mixed into the hash.

import { type Engine, entriesOf, Prefix, type SavedList } from '@/lib/engine'
import type { CommandLogEntry, EventView } from '@/lib/protocol'
import {
  type DecisionInput,
  decisionsOf,
  KeptDecisions,
  LoggedDecision,
  type SavedDecisions,
} from './decisions'
import { type History, WHOLE_HISTORY } from './history'

export type EventInput = Pick<EventView, 'source' | 'detailType' | 'message' | 'subjects'> &
  Partial<Pick<EventView, 'level' | 'mark'>> & { readonly detail?: unknown }
export type LoggedEvent = EventView & { readonly detail: unknown }

/** Decisions are for reading: a long run keeps the newest. Events are the run's story: see `History`. */
const DECISIONS_KEPT = 5_000

interface EventLogState {
  readonly sequence: number
  readonly events: SavedList<LoggedEvent>
  readonly decisions: SavedDecisions
  readonly commands: SavedList<CommandLogEntry>
}

export class EventLog {
  readonly #engine: Engine
  readonly #eventsKept: number
  #sequence = 0
  #events: LoggedEvent[] = []
  #decisions: LoggedDecision[] = []
  #commands: CommandLogEntry[] = []

  constructor(engine: Engine, { events }: Pick<History, 'events'> = WHOLE_HISTORY) {
    this.#engine = engine
    this.#eventsKept = events
  }

  emit(event: EventInput): void {
    const logged = {
      level: 'info' as const,
      mark: null,
      detail: null,
      ...event,
      sequence: this.#next(),
      at: this.#engine.now,
    }
    this.#engine.hash.text(`${logged.source} ${logged.detailType} ${logged.message}`)
    this.#events.push(logged)
    if (this.#events.length > 2 * this.#eventsKept) this.#events = this.#events.slice(-this.#eventsKept)
  }

  /** Answers the decision's sequence number, for `concerns`. */
  explain(decision: DecisionInput): number {
    const { facts = [], candidates = [], ...headline } = decision
    const sequence = this.#next()
    this.#engine.hash.text(decision.summary)
    this.#decisions.push(
      new LoggedDecision({ ...headline, facts, sequence, at: this.#engine.now }, candidates),
    )
    if (this.#decisions.length > 2 * DECISIONS_KEPT) this.#decisions = this.#decisions.slice(-DECISIONS_KEPT)
    return sequence
  }

  /** A decision also explains something that came to be because of it: a placement the task that was then started. */
  concerns(sequence: number, subject: string): void {
    const index = this.#decisions.findLastIndex((decision) => decision.sequence === sequence)
    const decision = this.#decisions[index]
    if (!decision) return
    const headline = { ...decision, subjects: [...decision.subjects, subject] }
    this.#decisions[index] = new LoggedDecision(headline, decision.table)
  }

  command(entry: Omit<CommandLogEntry, 'sequence' | 'at'>): void {
    this.#engine.hash.text(`${entry.commandLine} ${entry.error?.code ?? ''}`)
    this.#commands.push({ ...entry, sequence: this.#next(), at: this.#engine.now })
  }

  /** Sequence number of the newest entry of any kind; `since` answers what came after one. */
  get newest(): number {
    return this.#sequence
  }

  get events(): readonly LoggedEvent[] {
    return this.#events
  }

  get decisions(): readonly LoggedDecision[] {
    return this.#decisions
  }

  get commands(): readonly CommandLogEntry[] {
    return this.#commands
  }

  save(): EventLogState {
    return {
      sequence: this.#sequence,
      events: new Prefix(this.#events),
      decisions: new KeptDecisions([...this.#decisions]),
      commands: new Prefix(this.#commands),
    }
  }

  restore(state: EventLogState): void {
    this.#sequence = state.sequence
    this.#events = entriesOf(state.events)
    this.#decisions = decisionsOf(state.decisions)
    this.#commands = entriesOf(state.commands)
  }

  #next(): number {
    return ++this.#sequence
  }
}

/** The entries of a log after `sequence`; logs are in order, so the search starts at the end. */
export function since<T extends { readonly sequence: number }>(
  log: readonly T[],
  sequence: number,
): readonly T[] {
  let first = log.length
  while (first > 0 && (log[first - 1] as T).sequence > sequence) first--
  return log.slice(first)
}

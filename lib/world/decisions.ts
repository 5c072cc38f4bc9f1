// Decisions as the log keeps them. The table of candidates of a placement may stand in the record of its round: see
// `placement-round.ts`.

import { existing } from '@/lib/engine'
import type { Candidate, Decision } from '@/lib/protocol'
import { type InRound, PlacementRound, type PlacementRoundState } from './placement-round'

type Candidates = readonly Candidate[] | InRound

export type DecisionInput = Omit<Decision, 'sequence' | 'at' | 'facts' | 'candidates'> &
  Partial<Pick<Decision, 'facts'>> & { readonly candidates?: Candidates }

/** Everything but the table. */
type Headline = Omit<Decision, 'candidates'>

export class LoggedDecision implements Headline {
  readonly sequence: Decision['sequence']
  readonly at: Decision['at']
  readonly topic: Decision['topic']
  readonly subjects: Decision['subjects']
  readonly summary: string
  readonly rule: string
  readonly facts: Decision['facts']
  readonly table: Candidates

  constructor({ sequence, at, topic, subjects, summary, rule, facts }: Headline, table: Candidates) {
    this.sequence = sequence
    this.at = at
    this.topic = topic
    this.subjects = subjects
    this.summary = summary
    this.rule = rule
    this.facts = facts
    this.table = table
  }

  get candidates(): readonly Candidate[] {
    return 'round' in this.table ? this.table.round.candidates(this.table.placement) : this.table
  }

  /** As it goes to the screen. */
  get plain(): Decision {
    return { ...headlineOf(this), candidates: this.candidates }
  }
}

function headlineOf({ sequence, at, topic, subjects, summary, rule, facts }: Headline): Headline {
  return { sequence, at, topic, subjects, summary, rule, facts }
}

interface SavedDecision extends Headline {
  /** A table, or which placement of which round. */
  readonly table: readonly Candidate[] | readonly [round: number, placement: number]
}

/** Decisions of a checkpoint as plain JSON. */
interface DecisionsState {
  readonly rounds: readonly PlacementRoundState[]
  readonly decisions: readonly SavedDecision[]
}

/** Decisions of a checkpoint in memory: nothing about one ever changes. */
export class KeptDecisions {
  readonly entries: readonly LoggedDecision[]

  constructor(entries: readonly LoggedDecision[]) {
    this.entries = entries
  }

  toJSON(): DecisionsState {
    const rounds = new Map<PlacementRound, number>()
    const numberOf = (round: PlacementRound): number => {
      const number = rounds.get(round) ?? rounds.size
      rounds.set(round, number)
      return number
    }
    const decisions = this.entries.map((entry): SavedDecision => {
      const { table } = entry
      const saved = 'round' in table ? ([numberOf(table.round), table.placement] as const) : table
      return { ...headlineOf(entry), table: saved }
    })
    return { rounds: Array.from(rounds.keys(), (round) => round.save()), decisions }
  }
}

export type SavedDecisions = KeptDecisions | DecisionsState

export function decisionsOf(saved: SavedDecisions): LoggedDecision[] {
  if (saved instanceof KeptDecisions) return [...saved.entries]
  const rounds = saved.rounds.map((state) => new PlacementRound(state))
  return saved.decisions.map(({ table, ...headline }) => {
    const [round, placement] = table
    return new LoggedDecision(
      headline,
      typeof round === 'number' && typeof placement === 'number'
        ? { round: existing(rounds[round], `round ${round}`), placement }
        : (table as readonly Candidate[]),
    )
  })
}

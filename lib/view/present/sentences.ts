// What is said in a room, one sentence at a time: the scenario's own text, cut into sentences. Pure.

import type { ScenarioSummary } from '@/lib/protocol'
import type { ScenarioInfo } from '../run/session-state'

/** What a presenter says about a run, in order, and what the room is asked. */
export interface Talk {
  readonly title: string
  readonly sentences: readonly string[]
  /** Null for a scenario that asks nothing. */
  readonly question: Question | null
}

export interface Question {
  readonly text: string
  readonly answer: string
}

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'sentence' })
/** Room for one line of capitals on the wall is some sixty letters; this many fill three lines and are cut where the sentence pauses. */
const LETTERS_MAX = 170

/** Example: `sentencesIn('It drains. Nothing is lost.')` is `['It drains.', 'Nothing is lost.']`. */
export function sentencesIn(text: string): readonly string[] {
  return joinQuoted([...SEGMENTS.segment(text)].map(({ segment }) => segment))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .flatMap(cut)
}

/** A command that is quoted may have full stops in it; it stays in one piece. */
function joinQuoted(parts: readonly string[]): readonly string[] {
  const joined: string[] = []
  let isOpen = false
  for (const part of parts) {
    if (isOpen) joined.push(`${joined.pop() ?? ''}${part}`)
    else joined.push(part)
    if ((part.match(/"/g)?.length ?? 0) % 2 === 1) isOpen = !isOpen
  }
  return joined
}

/** What is too long for the wall goes on after its colon or semicolon. */
function cut(sentence: string): readonly string[] {
  if (sentence.length <= LETTERS_MAX || sentence.includes('"')) return [sentence]
  const pause = /[:;] (?=\S)/.exec(sentence)
  if (pause === null) return [sentence]
  const head = sentence.slice(0, pause.index)
  const rest = sentence.slice(pause.index + 2)
  return [`${head}.`, ...cut(`${rest.charAt(0).toUpperCase()}${rest.slice(1)}`)]
}

/** The talk about a scenario: what it shows, what to look for, and its question where it has one. */
export function talkOf(scenario: ScenarioInfo | null, scenarios: readonly ScenarioSummary[]): Talk {
  if (scenario === null) return { title: 'No scenario', sentences: ['Nothing runs yet.'], question: null }
  const summary = scenarios.find(({ id }) => id === scenario.id)
  const texts = [...(summary === undefined ? [] : [summary.description]), ...scenario.lookFor]
  const sentences = texts.flatMap(sentencesIn)
  return {
    title: scenario.title,
    sentences: sentences.length === 0 ? [scenario.title] : sentences,
    question: questionIn(scenario),
  }
}

/** A scenario may ask something whose answer its run shows. */
const questionIn = ({ quiz }: ScenarioInfo): Question | null =>
  quiz === undefined ? null : { text: quiz.question, answer: quiz.answer }

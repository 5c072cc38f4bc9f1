// What a chart says of each transition, broken into lines: nothing is cut off, however narrow the pane. Pure.

import type { ChartGraph, ChartState, ChartTransition } from './definition'
import { guardWords } from './guard-words'

/** Height of a line. */
export const ROW = 16
/** Letters that a line has room for at least. */
const LETTERS_LEAST = 8

/** The lines of each transition by its id. */
export type RowLines = ReadonlyMap<string, readonly string[]>

/** `image.failed if it is essential` */
export function rowText({ label, guard }: ChartTransition): string {
  return guard === null ? label : `${label} if ${guardWords(guard)}`
}

/** `letters`: how many fit into a line of a state's box. `listed`: whose transitions are wanted; null for all. */
export function breakRows(
  graph: ChartGraph,
  listed: ReadonlySet<string> | null,
  letters: (state: ChartState) => number,
): RowLines {
  const states = graph.states.filter(({ path }) => listed === null || listed.has(path))
  return new Map(
    states.flatMap((state) =>
      state.transitions.map(
        (transition) =>
          [transition.id, wrapped(rowText(transition), Math.max(LETTERS_LEAST, letters(state)))] as const,
      ),
    ),
  )
}

export function rowsHeight(transitions: readonly ChartTransition[], rows: RowLines): number {
  return transitions.reduce((sum, { id }) => sum + (rows.get(id)?.length ?? 0) * ROW, 0)
}

/** Between words; a word that is longer than a line after a full stop or before a capital inside it, or where it must. */
export function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((one) => pieces(one, letters))) {
    const joined = word.glued ? `${line}${word.text}` : line === '' ? word.text : `${line} ${word.text}`
    if (joined.length <= letters || line === '') line = joined
    else {
      lines.push(line)
      line = word.text
    }
  }
  return [...lines, line]
}

interface Piece {
  readonly text: string
  /** It goes on with the word before it. */
  readonly glued: boolean
}

function pieces(word: string, letters: number): readonly Piece[] {
  if (word.length <= letters) return [{ text: word, glued: false }]
  const parts = word
    .split(/(?<=[.:_-])|(?<=[a-z])(?=[A-Z])/)
    .flatMap((part) => part.match(new RegExp(`.{1,${letters}}`, 'g')) ?? [])
  return parts.map((text, index) => ({ text, glued: index > 0 }))
}

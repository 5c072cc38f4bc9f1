// The lines that arrow-up brings back: what was typed, and the lines of gestures, as they came.

import type { CommandLogEntry } from '@/lib/protocol'

const LINES_MAX = 100

/** A line that was typed, and how the log names it; null for one that is in no log: a question for help, an error. */
export interface TypedLine {
  readonly text: string
  readonly logged: string | null
  /** The newest entry of the log when it was typed. */
  readonly after: number
}

/** Newest first, each once. */
export function recallable(
  typed: readonly TypedLine[],
  commands: readonly Pick<CommandLogEntry, 'sequence' | 'commandLine' | 'origin'>[],
): readonly string[] {
  const own = new Set(typed.flatMap(({ logged }) => (logged === null ? [] : [logged])))
  const gestures = commands
    .filter(({ origin, commandLine }) => origin === 'user' && !own.has(commandLine))
    .map(({ sequence, commandLine }) => ({ at: sequence, text: commandLine }))
  // A typed line comes behind what the log had by then; among typed lines the later one counts.
  const lines = [
    ...gestures,
    ...typed.map(({ after, text }, index) => ({ at: after + 0.5 + index / 1e6, text })),
  ]
  return [...new Set(lines.sort((a, b) => b.at - a.at).map(({ text }) => text))].slice(0, LINES_MAX)
}

export function newestSequence(commands: readonly Pick<CommandLogEntry, 'sequence'>[]): number {
  return commands.reduce((newest, { sequence }) => Math.max(newest, sequence), 0)
}

// Where a query goes wrong. The library's messages have no position: it is found by reading beginnings of the text, since a
// beginning that is all right only asks for more.

import { compile, type Options, tokenize } from '@jmespath-community/jmespath'

/** Counts from 0; the length of the text when something is missing at its end. */
export function positionOf(text: string, options: Options): number {
  const read = longestThatReads(text, options)
  if (read < text.length) return read
  for (const { start } of tokenize(text, options)) {
    const end = endOfToken(text, start, options)
    const problem = problemOf(text.slice(0, end), options)
    if (problem !== null && !asksForMore(problem)) return start
  }
  return text.length
}

/** How many characters the library can split into tokens. */
function longestThatReads(text: string, options: Options): number {
  for (let length = text.length; length > 0; length--)
    if (isTokens(text.slice(0, length), options)) return length
  return 0
}

function isTokens(text: string, options: Options): boolean {
  try {
    tokenize(text, options)
    return true
  } catch {
    return false
  }
}

function endOfToken(text: string, start: number, options: Options): number {
  const next = tokenize(text, options).find((token) => token.start > start)
  return next?.start ?? text.length
}

function problemOf(text: string, options: Options): string | null {
  try {
    compile(text, options)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function asksForMore(problem: string): boolean {
  return problem.includes('EOF')
}

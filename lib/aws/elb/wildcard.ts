// `*` (any number of characters) and `?` (one) of listener rules. ALB guide, load-balancer-listeners.

const ANY = -1
const ONE = -2

/** The pattern as code units and wildcards. Only query strings know `\*` and `\?`, which stand for the characters themselves. */
export function wildcardPattern(pattern: string, hasEscapes = false): readonly number[] {
  const tokens: number[] = []
  for (let i = 0; i < pattern.length; i++) {
    const letter = pattern.charAt(i)
    const next = pattern.charAt(i + 1)
    if (hasEscapes && letter === '\\' && (next === '*' || next === '?')) {
      tokens.push(next.charCodeAt(0))
      i++
    } else tokens.push(letter === '*' ? ANY : letter === '?' ? ONE : letter.charCodeAt(0))
  }
  return tokens
}

/** How many wildcards there are. */
export function countWildcards(pattern: readonly number[]): number {
  return pattern.filter((token) => token < 0).length
}

/** Whether the pattern matches the whole text. At most text × pattern steps, whatever the pattern. */
export function matchesPattern(pattern: readonly number[], text: string): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    const expected = pattern[inPattern]
    if (expected === ANY) {
      star = inPattern++
      starAt = at
    } else if (expected === ONE || expected === text.charCodeAt(at)) {
      inPattern++
      at++
    } else if (star >= 0) {
      // The last star takes one character more; earlier stars need not be tried again.
      inPattern = star + 1
      at = ++starAt
    } else return false
  }
  while (pattern[inPattern] === ANY) inPattern++
  return inPattern === pattern.length
}

export const matchesWildcard = (pattern: string, text: string): boolean =>
  matchesPattern(wildcardPattern(pattern), text)

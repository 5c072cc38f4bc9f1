// `*` (any number of characters) and `?` (one) of listener rules. ALB guide, load-balancer-listeners.

/** Whether the pattern matches the whole text. At most text × pattern steps, whatever the pattern. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    const expected = pattern.charAt(inPattern)
    if (expected === '*') {
      star = inPattern++
      starAt = at
    } else if (inPattern < pattern.length && (expected === '?' || expected === text.charAt(at))) {
      inPattern++
      at++
    } else if (star >= 0) {
      // The last star takes one character more; earlier stars need not be tried again.
      inPattern = star + 1
      at = ++starAt
    } else return false
  }
  while (pattern.charAt(inPattern) === '*') inPattern++
  return inPattern === pattern.length
}

// JSON on a command line: read with a limit on nesting, so that no text can exhaust the stack.

/** Brackets within brackets; AWS's deepest input has about ten. */
export const DEPTH_MAX = 64

/** The value, or what is wrong with the text. */
export function readJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  if (nesting(text) > DEPTH_MAX) return { problem: `JSON is nested more than ${DEPTH_MAX} deep` }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { problem: 'this is not valid JSON' }
  }
}

function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && quoted) at++
    else if (character === '"') quoted = !quoted
    else if (!quoted && (character === '{' || character === '[')) deepest = Math.max(deepest, ++depth)
    else if (!quoted && (character === '}' || character === ']')) depth--
  }
  return deepest
}

/** Whether a value is nested no deeper than `DEPTH_MAX`. */
export function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return false
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return true
}

/** Equality of JSON values; members that are undefined count as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a).filter(([, value]) => value !== undefined)
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined))
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
  )
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

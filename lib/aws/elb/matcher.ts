// `Matcher.HttpCode`: which status codes pass a health check. `200`, `200,202`, `200-299`. ELBv2 API, Matcher.

import { validationError } from '@/lib/aws/error'
import { MATCHER_STATUS, type Range } from '@/lib/aws/limits'

/** The ranges of a matcher; throws a ValidationError for one that AWS would refuse. */
export function parseMatcher(matcher: string): readonly Range[] {
  const ranges = rangesOf(matcher)
  if (ranges === null) {
    throw validationError(
      `Health check matcher HTTP code '${matcher.slice(0, 60)}' must be within '${MATCHER_STATUS.min}-${MATCHER_STATUS.max}' inclusive: a code, a list or a range`,
      'Matcher.HttpCode',
    )
  }
  return ranges
}

/** Whether AWS takes this matcher. */
export function isMatcher(matcher: string): boolean {
  return rangesOf(matcher) !== null
}

/** Whether a health check answered with this status passes. */
export function matches(matcher: string, status: number): boolean {
  return (rangesOf(matcher) ?? []).some(({ min, max }) => status >= min && status <= max)
}

function rangesOf(matcher: string): readonly Range[] | null {
  const ranges: Range[] = []
  for (const part of matcher.split(',')) {
    const match = /^\s*(\d{3})(?:-(\d{3}))?\s*$/.exec(part)
    if (!match) return null
    const min = Number(match[1])
    const max = Number(match[2] ?? match[1])
    if (min < MATCHER_STATUS.min || max > MATCHER_STATUS.max || min > max) return null
    ranges.push({ min, max })
  }
  return ranges
}

// Takes out of an input what AWS has and the model ignores, so that it can be told and the rest be checked.

import { formatPath } from '@/lib/aws/explain-issue'
import type { Input } from './operation'

/** `IpPermissions[].IpRanges[].Description` as steps through objects and lists. */
type Pattern = readonly string[]

/** `ignored`: paths of what was taken out, as they stand in the input. */
export function takeOut(
  ignores: readonly string[],
  given: Input,
): { readonly kept: Input; readonly ignored: readonly string[] } {
  const ignored: string[] = []
  const patterns = ignores.map((path) => path.replaceAll('[]', '.[]').split('.'))
  return { kept: without(given, patterns, [], ignored) as Input, ignored }
}

function without(
  value: unknown,
  rest: readonly Pattern[],
  path: readonly PropertyKey[],
  ignored: string[],
): unknown {
  if (rest.length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const inner = rest.filter(([step]) => step === '[]').map((pattern) => pattern.slice(1))
    return value.map((item, i) => without(item, inner, [...path, i], ignored))
  }
  const kept: [string, unknown][] = []
  for (const [name, member] of Object.entries(value)) {
    const matching = rest.filter(([step]) => step === name).map((pattern) => pattern.slice(1))
    if (matching.some((pattern) => pattern.length === 0)) {
      if (member !== undefined) ignored.push(formatPath([...path, name]))
    } else kept.push([name, without(member, matching, [...path, name], ignored)])
  }
  return Object.fromEntries(kept)
}

import { formatDuration } from '@/lib/scenario'
import { ignoredText } from '@/lib/sim/input-notes'
import type { OperationResult } from '@/lib/sim/scenario-run'

/** What AWS answers beside errors: parts that could not be done, and members that are not modelled. One sentence each. */
export function remarksOf({ at, action, failures, ignored }: OperationResult): readonly string[] {
  const what = `${action} at ${formatDuration(at)}`
  return [
    ...failures.map(
      ({ arn = '', reason = '', detail }) =>
        `${what}: failure ${reason} on ${arn}${detail === undefined ? '' : ` (${detail})`}.`,
    ),
    ...ignoredText(what, ignored),
  ]
}

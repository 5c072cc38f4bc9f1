// What an accepted operation leaves to be said: parts that could not be done, members that the model has not. Pure.

import type { CommandLogEntry, FailureView } from '@/lib/protocol'
import { shortId } from '../describe/format'

/** `RESOURCE:MEMORY · i-0a41`: AWS's reason with what it is about. */
export function failureText({ reason, detail, arn }: FailureView): string {
  const about = arn === undefined ? undefined : shortId(arn)
  return [reason ?? 'failed', detail, about].filter((part) => part !== undefined).join(' · ')
}

/** `tags is not modelled; accepted and ignored.` Null when nothing was ignored. */
export function ignoredText(ignored: readonly string[]): string | null {
  if (ignored.length === 0) return null
  return `${ignored.join(', ')} ${ignored.length > 1 ? 'are' : 'is'} not modelled; accepted and ignored.`
}

/** Every remark on an entry of the command log, failures first. */
export function remarksOn({
  failures,
  ignored,
}: Pick<CommandLogEntry, 'failures' | 'ignored'>): readonly string[] {
  const text = ignoredText(ignored)
  return [...failures.map(failureText), ...(text === null ? [] : [text])]
}

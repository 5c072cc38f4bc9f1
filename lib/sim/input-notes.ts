// Operations of a scenario whose input has the wrong shape, found without running it. They are no reason to refuse the
// scenario: such an operation fails when its time comes, and a lesson may want just that.

import { AwsError } from '@/lib/aws/error'
import type { Scenario } from '@/lib/scenario'
import { checkInput } from '@/lib/world/check-input'
import { OPERATIONS } from '@/lib/world/operations/registry'

/** One sentence an operation, in the order in which they are carried out. */
export function inputNotes({ operations }: Scenario): readonly string[] {
  return operations.flatMap(({ action, input, at }) => {
    const operation = OPERATIONS.get(action)
    if (!operation) return []
    try {
      const { ignored } = checkInput(operation, input)
      return ignoredText(`${action} at ${at / 1_000_000} s`, ignored)
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      return [`${action} at ${at / 1_000_000} s will fail with ${error.code}: ${error.message}`]
    }
  })
}

/** `ecs:RunTask at 1m: clientToken is not modelled; accepted and ignored.`, or nothing. */
export function ignoredText(what: string, ignored: readonly string[]): readonly string[] {
  if (ignored.length === 0) return []
  return [
    `${what}: ${ignored.join(', ')} ${ignored.length === 1 ? 'is' : 'are'} not modelled; accepted and ignored.`,
  ]
}

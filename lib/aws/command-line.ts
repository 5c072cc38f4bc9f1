// Typed command lines in the AWS CLI's form, both ways. Nothing is evaluated: a line is split into words as a shell would,
// and every word is data.

import { readCommand } from './command-line/commands'
import { CommandLineError } from './command-line/error'
import { readFlags } from './command-line/read-flags'
import { shellWords, withoutPrompt } from './shell-words'

export { CommandLineError } from './command-line/error'
export { toCommandLine } from './command-line/to-command-line'

/** Far longer than any sensible line; keeps a pasted file from being read as one. */
const LENGTH_MAX = 200_000

/**
 * Reads a line such as `aws ecs update-service --cluster demo --service web --task-definition web:2`,
 * `aws elbv2 create-rule --listener-arn … --priority 10 --conditions Field=path-pattern,Values=/api/* …`,
 * `dockyard crash-container --task …` or `dockyard fault aws:ecs:stop-task --targets …`. Throws a CommandLineError with the
 * column of what cannot be read.
 */
export function parseCommandLine(text: string): {
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
} {
  if (text.length > LENGTH_MAX)
    throw new CommandLineError(`the line has more than ${LENGTH_MAX} characters`, LENGTH_MAX)
  const { words, unclosed } = shellWords(text)
  if (unclosed) throw new CommandLineError(`this ${unclosed.quote} is never closed`, unclosed.offset)
  const operator = words.find((word) => word.operator)
  if (operator) {
    throw new CommandLineError(
      `one command at a time: put quotes around "${operator.text}" if it belongs to a value`,
      operator.offset,
    )
  }
  const { action, rest } = readCommand(withoutPrompt(words))
  return { action, input: readFlags(action, rest) }
}

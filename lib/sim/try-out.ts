// What would come of commands: they are carried out on a copy of the world, which is thrown away. So a form can show the
// model's own refusal while it is being filled in, and the identifiers that later commands will need.

import { toCommandLine } from '@/lib/aws/command-line'
import { AwsError } from '@/lib/aws/error'
import type { Command, TriedCommand } from '@/lib/protocol'
import { ask } from '@/lib/world/dispatch'
import type { World } from '@/lib/world/world'

/** In order, up to the first that is refused; of those behind it only the line is known. */
export function tryOut(copy: () => World, commands: readonly Command[]): readonly TriedCommand[] {
  const world = copy()
  let isRefused = false
  return commands.map((command) => {
    const commandLine = toCommandLine(command.action, command.input)
    if (isRefused) return { commandLine, error: null, output: null }
    try {
      return { commandLine, error: null, output: ask(world, command) }
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown
      isRefused = true
      const { code, message, where = null } = thrown
      return { commandLine, error: { code, message, where }, output: null }
    }
  })
}

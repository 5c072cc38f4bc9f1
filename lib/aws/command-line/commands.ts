// How an action is called on a command line: `aws ecs update-service` for AWS's operations, `dockyard crash-container` for
// the playground's own, and `dockyard fault aws:ecs:stop-task` for faults, which keep their name in AWS FIS.

import { ACTIONS, UNMODELLED_ACTIONS, unmodelledHint } from '@/lib/aws/actions'
import { didYouMean } from '@/lib/aws/closest'
import type { ShellWord } from '@/lib/aws/shell-words'
import { kebabCase } from './casing'
import { CommandLineError } from './error'

/** Name on the command line and prefix of the actions. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['ecs', 'ecs'],
  ['elbv2', 'elasticloadbalancing'],
  ['elb', 'elb'],
  ['ec2', 'ec2'],
  ['ecr', 'ecr'],
  ['acm', 'acm'],
  ['servicediscovery', 'servicediscovery'],
  ['cloudwatch', 'cloudwatch'],
  ['application-autoscaling', 'application-autoscaling'],
  ['autoscaling', 'autoscaling'],
])

/** What may follow `aws`. */
export const SERVICE_NAMES: readonly string[] = [...SERVICES.keys()]

const PLAYGROUND = 'playground'
const EXAMPLE = 'for example: aws ecs list-services --cluster demo'

/** `['aws', 'ecs', 'update-service']`; for an action that nobody knows the same form by guess. */
export function commandWords(action: string): readonly string[] {
  const colon = action.indexOf(':')
  const prefix = action.slice(0, colon)
  const operation = kebabCase(action.slice(colon + 1))
  if (prefix === 'aws') return ['dockyard', 'fault', action]
  for (const [name, service] of SERVICES) if (service === prefix) return ['aws', name, operation]
  return prefix === PLAYGROUND ? ['dockyard', operation] : ['dockyard', action]
}

const UNMODELLED: ReadonlyMap<string, string> = new Map(
  [...UNMODELLED_ACTIONS].map((action) => [commandWords(action).join(' '), action]),
)

/** The words of every command there is, with its action. */
export const COMMANDS: readonly { readonly words: readonly string[]; readonly action: string }[] =
  ACTIONS.map((action) => ({ words: commandWords(action), action }))

const ACTION_OF: ReadonlyMap<string, string> = new Map(
  COMMANDS.map(({ words, action }) => [words.join(' '), action]),
)

/** Those that begin with these words. */
export function commandsUnder(words: readonly string[]): typeof COMMANDS {
  return COMMANDS.filter((command) => words.every((word, index) => command.words[index] === word))
}

/** The action that all of these words name; undefined when there is none. */
export function actionNamed(words: readonly string[]): string | undefined {
  return ACTION_OF.get(words.join(' '))
}

/** The action that the first words name, and the words after them. */
export function readCommand(words: readonly ShellWord[]): {
  readonly action: string
  readonly rest: readonly ShellWord[]
} {
  const [program] = words
  if (program === undefined) throw new CommandLineError(`type a command, ${EXAMPLE}`, 0)
  const depth = depthOf(words)
  const named = words.slice(0, depth)
  const action = actionNamed(named.map(({ text }) => text))
  if (action !== undefined) return { action, rest: words.slice(depth) }
  throw explain(named, words)
}

/** How many words name the action. */
function depthOf([program, second]: readonly ShellWord[]): number {
  return program?.text === 'dockyard' && second?.text !== 'fault' ? 2 : 3
}

function explain(named: readonly ShellWord[], words: readonly ShellWord[]): CommandLineError {
  const [program, second, third] = named
  const end = (words.at(-1)?.offset ?? 0) + (words.at(-1)?.text.length ?? 0)
  if (program && program.text !== 'aws' && program.text !== 'dockyard') {
    return new CommandLineError(`a command begins with aws or dockyard, ${EXAMPLE}`, program.offset)
  }
  if (program?.text === 'aws' && (second === undefined || !SERVICES.has(second.text))) {
    const hint = second ? didYouMean(second.text, SERVICE_NAMES) : ''
    return new CommandLineError(
      `expected a service: ${SERVICE_NAMES.join(', ')}${hint}`,
      second?.offset ?? end,
    )
  }
  const group = program?.text === 'dockyard' && second?.text !== 'fault' ? [program] : [program, second]
  const prefix = `${group.map((word) => word?.text).join(' ')} `
  const last = group.length === 1 ? second : third
  const operations = [...ACTION_OF.keys()]
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length))
  const offered = operations.filter((line) => !line.includes(' ') || group.length === 1)
  if (last === undefined || last.text === 'help') {
    return new CommandLineError(`${prefix}takes one of: ${offered.join(', ')}`, last?.offset ?? end)
  }
  const unmodelled = explainUnmodelled(prefix + last.text)
  if (unmodelled !== undefined) return new CommandLineError(unmodelled, last.offset)
  const hint = didYouMean(last.text, offered)
  return new CommandLineError(`${prefix.trim()} has no "${last.text.slice(0, 60)}" here${hint}`, last.offset)
}

/** What there is instead of an operation that AWS has and the model has not; undefined for any other command. */
export function explainUnmodelled(command: string): string | undefined {
  const action = UNMODELLED.get(command)
  if (action === undefined) return undefined
  return `${command} is not modelled here${unmodelledHint(action, (like) => commandWords(like).join(' '))}`
}

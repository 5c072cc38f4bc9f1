// The line that a person would type for an operation. What no flag can say goes into `--cli-input-json`, so that every
// line reads back to exactly what it was made from.

import { quotedWord } from '@/lib/aws/shell-words'
import { commandWords } from './commands'
import { foldExtra } from './customised'
import { isShallow, sameJson } from './json'
import { parametersOf } from './parameters'
import { readFlags } from './read-flags'
import { writeFlag } from './value'

/**
 * `toCommandLine('ecs:UpdateService', { cluster: 'demo', service: 'web', taskDefinition: 'web:2' })` is
 * `aws ecs update-service --cluster demo --service web --task-definition web:2`. Never throws, whatever the input.
 */
export function toCommandLine(action: string, input: Readonly<Record<string, unknown>>): string {
  const words = isShallow(input) ? flagWords(action, input) : ['--cli-input-json', '…']
  return [...commandWords(action), ...words].map((word) => quotedWord(word)).join(' ')
}

function flagWords(action: string, input: Readonly<Record<string, unknown>>): readonly string[] {
  const folded = foldExtra(action, input)
  const isFolded = folded.members.length > 0 && covers(action, folded, input)
  const words: string[] = []
  const said = new Set(isFolded ? folded.members : [])
  let extraIsDue = isFolded
  for (const parameter of parametersOf(action) ?? []) {
    if (isFolded && folded.members.includes(parameter.member)) {
      if (extraIsDue) words.push(...folded.words)
      extraIsDue = false
    }
    if (said.has(parameter.member) || !Object.hasOwn(input, parameter.member)) continue
    const value = input[parameter.member]
    const flag = value === undefined ? null : writeFlag(parameter, value, scalarsOf(action))
    if (flag === null) continue
    words.push(...flag)
    said.add(parameter.member)
  }
  const rest = Object.entries(input).filter(([member, value]) => value !== undefined && !said.has(member))
  return rest.length === 0 ? words : [...words, '--cli-input-json', JSON.stringify(Object.fromEntries(rest))]
}

/** Whether the CLI's own flags say exactly what these members say. */
function covers(
  action: string,
  { words, members }: ReturnType<typeof foldExtra>,
  input: Readonly<Record<string, unknown>>,
): boolean {
  const meant = Object.fromEntries(members.map((member) => [member, input[member]]))
  return sameJson(readFlagsOrNull(action, words), meant)
}

function readFlagsOrNull(action: string, texts: readonly string[]): unknown {
  try {
    return readFlags(
      action,
      texts.map((text) => ({ text, offset: 0, operator: false })),
    )
  } catch {
    return null
  }
}

function scalarsOf(action: string) {
  return action.startsWith('playground:') ? ('as JSON' as const) : ('by name' as const)
}

// What could be typed next: programs, services, operations, flags and values. Operations and flags come from the
// operations themselves, names from the run.

import { kebabCase } from '@/lib/aws/command-line/casing'
import { actionNamed, COMMANDS, commandsUnder, SERVICE_NAMES } from '@/lib/aws/command-line/commands'
import { extraFlags } from '@/lib/aws/command-line/customised'
import { GLOBAL_FLAGS, OUTPUT_FORMATS } from '@/lib/aws/command-line/read-flags'
import type { Completion, CompletionOption } from '@/lib/protocol'
import { type InputMember, membersOf, takenBy } from '@/lib/world/input-member'
import { OPERATIONS } from '@/lib/world/operations/registry'
import type { World } from '@/lib/world/world'
import { completeInside } from './complete-inside'
import { namesFor } from './names'
import { readPlace } from './place'

/** More than anybody reads; a letter more narrows them. */
const OPTIONS_MAX = 200

/** `cursor`: what stands behind it is left alone. */
export function complete(world: World, line: string, cursor: number): Completion {
  const place = readPlace(line.slice(0, cursor))
  const { words, prefix } = place
  const { options, hint = null, from = place.from } = optionsAt(world, words, prefix, place.from)
  const typed = from === place.from ? prefix : line.slice(from, cursor)
  const fitting = options.filter(({ text }) => text.startsWith(typed) && text !== typed)
  return { from, to: cursor, options: fitting.slice(0, OPTIONS_MAX), hint }
}

interface Offered {
  readonly options: readonly CompletionOption[]
  readonly hint?: string | null
  /** Where they begin, when that is inside the word. */
  readonly from?: number
}

function optionsAt(world: World, words: readonly string[], prefix: string, from: number): Offered {
  const command = COMMANDS.find((candidate) => candidate.words.every((word, index) => words[index] === word))
  if (command)
    return afterCommand(world, { ...command, rest: words.slice(command.words.length), prefix, from })
  return { options: nextWords(words) }
}

/** The words of commands: what follows these in any of them. */
function nextWords(words: readonly string[]): readonly CompletionOption[] {
  const next = [...new Set(commandsUnder(words).flatMap(({ words: all }) => all[words.length] ?? []))]
  const ordered =
    words.length === 1 && words[0] === 'aws'
      ? SERVICE_NAMES.filter((name) => next.includes(name))
      : next.sort()
  const help = words[0] === 'aws' ? [word('help', 'what there is')] : []
  return [...ordered.map((text) => word(text, detailOf([...words, text]))), ...help]
}

/** Of a group of commands how many it has; an operation's name says what it does. */
function detailOf(words: readonly string[]): string {
  return actionNamed(words) === undefined ? `${commandsUnder(words).length} commands` : ''
}

interface AfterCommand {
  readonly action: string
  readonly rest: readonly string[]
  readonly prefix: string
  readonly from: number
}

function afterCommand(world: World, { action, rest, prefix, from }: AfterCommand): Offered {
  const operation = OPERATIONS.get(action)
  if (!operation) return { options: [] }
  const members = membersOf(operation)
  const glued = /^--([\w-]+)=/.exec(prefix)
  if (glued) {
    const offered = valuesOf(world, {
      action,
      members,
      rest,
      flag: glued[1] ?? '',
      prefix: prefix.slice(glued[0].length),
      from: from + glued[0].length,
    })
    return { from: from + glued[0].length, ...offered }
  }
  const flags = { options: flagOptions(action, members, rest) }
  if (prefix.startsWith('-')) return flags
  const { flag, count } = lastFlag(rest)
  if (flag === null || !takesMore(members, flag, count)) return flags
  const offered = valuesOf(world, { action, members, rest, flag, prefix, from })
  // Behind the first of a list's values, another flag may follow as well.
  return count === 0 || prefix !== ''
    ? offered
    : { ...offered, options: [...offered.options, ...flags.options] }
}

/** The flag that the next word belongs to, and how many words it has already. */
function lastFlag(rest: readonly string[]): { readonly flag: string | null; readonly count: number } {
  const at = rest.findLastIndex((text) => text.startsWith('--'))
  const text = rest[at]
  if (text === undefined || text.includes('=')) return { flag: null, count: 0 }
  return { flag: text.slice(2), count: rest.length - at - 1 }
}

function takesMore(members: readonly InputMember[], flag: string, count: number): boolean {
  const member = memberOf(members, flag)
  if (!member) return count < (GLOBAL_FLAGS.get(flag) ?? 1)
  return member.kind === '[]' || member.kind === '[{}]' || (member.kind !== '?' && count === 0)
}

function memberOf(members: readonly InputMember[], flag: string): InputMember | undefined {
  return members.find(({ name }) => kebabCase(name) === flag)
}

/** The required ones first; what the line has already is not offered again. */
function flagOptions(
  action: string,
  members: readonly InputMember[],
  rest: readonly string[],
): readonly CompletionOption[] {
  const used = new Set(
    rest.filter((text) => text.startsWith('--')).map((text) => text.slice(2).split('=')[0]),
  )
  const own = members.map((member) => ({ flag: kebabCase(member.name), member }))
  const open = own.filter(({ flag }) => !used.has(flag))
  const rank = ({ member }: { readonly member: InputMember }) =>
    member.isRequired ? 0 : member.without === null ? 1 : 2
  const sorted = open.sort((a, b) => rank(a) - rank(b))
  const others = [...extraFlags(action), 'cli-input-json', ...GLOBAL_FLAGS.keys()].filter(
    (flag) => !used.has(flag),
  )
  return [
    ...sorted.map(({ flag, member }) => word(`--${flag}`, flagDetail(member))),
    ...others.map((flag) => word(`--${flag}`, GLOBAL_FLAGS.has(flag) ? 'of the AWS CLI' : '')),
  ]
}

function flagDetail(member: InputMember): string {
  return member.isRequired ? `required · ${takenBy(member)}` : takenBy(member)
}

interface AtValue {
  readonly action: string
  readonly members: readonly InputMember[]
  readonly rest: readonly string[]
  readonly flag: string
  readonly prefix: string
  readonly from: number
}

function valuesOf(world: World, { action, members, rest, flag, prefix, from }: AtValue): Offered {
  const member = memberOf(members, flag)
  if (!member)
    return {
      options:
        flag === 'output'
          ? OUTPUT_FORMATS.map((text) => word(text, ''))
          : flag === 'region'
            ? [word(world.state.homeRegion, '')]
            : [],
    }
  const hint = `--${flag}: ${member.without ?? (member.values.length > 0 ? `one of ${member.values.join(', ')}` : member.says)}`
  const given = givenIn(members, rest)
  const namesOf = (name: string) => namesFor(world, { action, member: name, given })
  if (member.kind === '{}' || member.kind === '[{}]')
    return { hint, ...completeInside(member, prefix, from, namesOf) }
  const values = member.values.length > 0 ? member.values : namesOf(member.name)
  return { hint, options: values.map((text) => word(text, '')) }
}

/** The single values that flags before have: a list of services is that of its cluster. */
function givenIn(
  members: readonly InputMember[],
  rest: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    rest.flatMap((text, index) => {
      const [flag = '', glued] = text.startsWith('--') ? text.slice(2).split(/=(.*)/s) : []
      const member = memberOf(members, flag)
      const value = glued ?? rest[index + 1]
      return member && member.kind === '' && value !== undefined && !value.startsWith('--')
        ? [[member.name, value]]
        : []
    }),
  )
}

function word(text: string, detail: string): CompletionOption {
  return { text, detail, isWhole: true }
}

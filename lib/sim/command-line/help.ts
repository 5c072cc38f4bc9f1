// `aws help`, `aws ecs help`, `aws ecs update-service help`: pages in the shape that the AWS CLI has, from the operations
// themselves. AWS CLI user guide, cli-usage-help.

import { UNMODELLED_ACTIONS } from '@/lib/aws/actions'
import { didYouMean } from '@/lib/aws/closest'
import { CommandLineError } from '@/lib/aws/command-line'
import { kebabCase } from '@/lib/aws/command-line/casing'
import {
  actionNamed,
  COMMANDS,
  commandsUnder,
  commandWords,
  explainUnmodelled,
  SERVICE_NAMES,
} from '@/lib/aws/command-line/commands'
import { extraFlags } from '@/lib/aws/command-line/customised'
import { OUTPUT_FORMATS } from '@/lib/aws/command-line/read-flags'
import { shellWords, withoutPrompt } from '@/lib/aws/shell-words'
import type { AwsErrorView } from '@/lib/protocol'
import { type InputMember, membersOf, takenBy } from '@/lib/world/input-member'
import type { AnyOperation } from '@/lib/world/operation'
import { OPERATIONS } from '@/lib/world/operations/registry'

const WIDTH = 88
const INDENT = 7
/** What the kind of a parameter says already. */
const PLAIN: ReadonlySet<string> = new Set([
  'text',
  'texts',
  'a number',
  'true or false',
  'a structure',
  'structures',
])

/** For shells: the page, or what is wrong with the line. */
export function answerHelp(line: string): { readonly text: string } | AwsErrorView {
  try {
    return { text: helpFor(line) }
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error
    return { code: error.code, message: error.message }
  }
}

/** The page that a line which ends in `help` asks for. Throws a CommandLineError for what there is no page of. */
export function helpFor(line: string): string {
  const words = withoutPrompt(shellWords(line).words)
  const named = words.slice(0, -1).map(({ text }) => text)
  const operation = OPERATIONS.get(actionNamed(named) ?? '')
  if (operation) return operationPage(operation, named)
  if (named.length === 1 && named[0] === 'aws') return servicesPage()
  if (named.length > 0 && commandsUnder(named).length > 0) return groupPage(named)
  throw new CommandLineError(explainMissing(named), words[Math.max(0, named.length - 1)]?.offset ?? 0)
}

function servicesPage(): string {
  return page([
    ['NAME', ['aws: the operations of AWS that this run answers']],
    ['SYNOPSIS', ['aws <service> <operation> [parameters]', 'aws <service> help']],
    ['SERVICES', SERVICE_NAMES.map((name) => `o ${name}: ${commandsUnder(['aws', name]).length} operations`)],
    [
      'BESIDE AWS',
      ['dockyard help lists what AWS has no operation for: traffic, how an image behaves, faults.'],
    ],
  ])
}

/** The operations of a service, and the names of those that it has at AWS and not here. */
function groupPage(named: readonly string[]): string {
  const commands = commandsUnder(named)
  const service = commands[0]?.action.split(':')[0] ?? ''
  const missing = [...UNMODELLED_ACTIONS]
    .filter((action) => action.startsWith(`${service}:`))
    .map((action) => commandWords(action).at(-1))
  const name = named.join(' ')
  return page([
    ['NAME', [name]],
    ['SYNOPSIS', [`${name} <operation> [parameters]`, `${name} <operation> help`]],
    ['AVAILABLE COMMANDS', commands.map(({ words }) => `o ${words.slice(named.length).join(' ')}`).sort()],
    ['NOT MODELLED', named[0] === 'aws' && missing.length > 0 ? [missing.join(', ')] : []],
  ])
}

function operationPage(operation: AnyOperation, named: readonly string[]): string {
  const members = membersOf(operation)
  const modelled = members.filter(({ without }) => without === null)
  const without = members.filter((member) => member.without !== null)
  return page([
    ['NAME', [named.at(-1) ?? '']],
    [
      'DESCRIPTION',
      [
        operation.readOnly ? 'Asks, and changes nothing.' : 'Changes the run.',
        ...(operation.docs === null ? [] : [`See also: ${operation.docs}`]),
      ],
    ],
    ['SYNOPSIS', synopsis(operation, named, modelled)],
    ['OPTIONS', modelled.flatMap(option)],
    ['NOT MODELLED', without.map((member) => `--${kebabCase(member.name)}: ${member.without}`)],
    [
      'GLOBAL OPTIONS',
      named[0] === 'aws' ? [`--query <JMESPath>, --output ${OUTPUT_FORMATS.join('|')}`] : [],
    ],
  ])
}

function synopsis(
  { action }: AnyOperation,
  named: readonly string[],
  members: readonly InputMember[],
): readonly string[] {
  const flags = [...members]
    .sort((a, b) => Number(b.isRequired) - Number(a.isRequired))
    .map((member) => {
      const flag = flagText(member)
      return member.isRequired ? `  ${flag}` : `  [${flag}]`
    })
  return [
    `  ${named.join(' ')}`,
    ...flags,
    ...extraFlags(action).map((flag) => `  [--${flag} <value>]`),
    '  [--cli-input-json <value>]',
  ]
}

function flagText({ name, kind }: InputMember): string {
  const flag = `--${kebabCase(name)}`
  if (kind === '?') return `${flag} | --no-${kebabCase(name)}`
  return kind === '[]' || kind === '[{}]' ? `${flag} <value> [<value>...]` : `${flag} <value>`
}

function option(member: InputMember): readonly string[] {
  const { name, kind, isRequired, says, values, inner } = member
  const types: Readonly<Record<InputMember['kind'], string>> = {
    '': 'string',
    '#': 'integer',
    '?': 'boolean',
    '[]': 'list',
    '{}': 'structure',
    '[{}]': 'list',
  }
  const head = `--${kebabCase(name)} (${types[kind]})${isRequired ? ' [required]' : ''}`
  const what =
    values.length > 0
      ? [`Possible values: ${values.join(', ')}`]
      : PLAIN.has(says)
        ? []
        : [`${capital(says)}.`]
  const shorthand =
    inner.length > 0 ? [`Shorthand: ${shorthandOf(inner, 0)}${kind === '[{}]' ? ' ...' : ''}`] : []
  const inside = inner.map((one) => `${one.name}: ${takenBy(one)}${one.isRequired ? ' [required]' : ''}`)
  return [head, ...[...what, ...shorthand, ...inside].map((text) => `    ${text}`), '']
}

function shorthandOf(members: readonly InputMember[], depth: number): string {
  return members
    .filter(({ without }) => without === null)
    .map(({ name, kind, inner, says }) => {
      const value =
        kind === '#'
          ? 'integer'
          : kind === '?'
            ? 'boolean'
            : inner.length > 0 && depth < 2
              ? `{${shorthandOf(inner, depth + 1)}}`
              : says.startsWith('a struct')
                ? '{...}'
                : 'string'
      return kind === '[{}]' || kind === '[]' ? `${name}=[${value}]` : `${name}=${value}`
    })
    .join(',')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function explainMissing(named: readonly string[]): string {
  const [program = '', service, operation] = named
  if (program !== 'aws' && program !== 'dockyard')
    return 'a command begins with aws or dockyard; try aws help'
  if (service === undefined || !COMMANDS.some(({ words }) => words[1] === service))
    return `there is no service "${service ?? ''}" here${didYouMean(service ?? '', SERVICE_NAMES)}; aws help lists them`
  const unmodelled = explainUnmodelled(named.join(' '))
  if (unmodelled !== undefined) return unmodelled
  const known = COMMANDS.filter(({ words }) => words[1] === service).map(({ words }) => words.at(-1) ?? '')
  return `${program} ${service} has no "${operation ?? ''}" here${didYouMean(operation ?? '', known)}`
}

type Part = readonly [title: string, lines: readonly string[]]

/** A part without lines is left out, as the AWS CLI does. */
function page(parts: readonly Part[]): string {
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.flatMap(wrapped).join('\n').trimEnd()}\n`)
    .join('\n')
}

function wrapped(line: string): readonly string[] {
  const margin = ' '.repeat(INDENT + (line.length - line.trimStart().length))
  const rows: string[] = []
  let row = ''
  for (const word of line.trimStart().split(' ')) {
    if (row !== '' && margin.length + row.length + 1 + word.length > WIDTH) {
      rows.push(margin + row)
      row = ''
    }
    row = row === '' ? word : `${row} ${word}`
  }
  return [...rows, row === '' ? '' : margin + row]
}

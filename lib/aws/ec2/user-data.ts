// Instance user data as far as it writes `/etc/ecs/ecs.config`: `echo` and `printf` with a redirection or `tee`, and `cat`
// with a here-document. Nothing else of a script is carried out; there are no variables, loops or conditions.

import { type ShellWord, shellWords } from '@/lib/aws/shell-words'

export const ECS_CONFIG_PATH = '/etc/ecs/ecs.config'

/** The assignments that this user data leaves in `/etc/ecs/ecs.config`; the last one of a name counts. */
export function parseEcsConfig(userData: string): ReadonlyMap<string, string> {
  let file = ''
  const lines = joinContinuations(userData.split('\n'))
  for (let i = 0; i < lines.length; i++) {
    const { words } = shellWords(lines[i] ?? '')
    if (words[0]?.text.startsWith('#')) continue
    for (const command of commands(words)) {
      const document = hereDocument(command, lines, i + 1)
      if (document) i = document.end
      const target = writesTo(command)
      if (!target) continue
      const text = document ? document.text : echoed(target.words)
      if (text !== null) file = target.append ? file + text : text
    }
  }
  return assignments(file)
}

/** A line that ends in a backslash goes on in the next one. */
function joinContinuations(lines: readonly string[]): readonly string[] {
  const joined: string[] = []
  let open = false
  for (const raw of lines) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const goesOn = line.endsWith('\\')
    const text = goesOn ? line.slice(0, -1) : line
    if (open) joined.push((joined.pop() ?? '') + text)
    else joined.push(text)
    open = goesOn
  }
  return joined
}

/** Splits at `;`, `&&`, `||` and `&`; pipes stay inside a command. */
function commands(words: readonly ShellWord[]): readonly (readonly ShellWord[])[] {
  const result: ShellWord[][] = [[]]
  for (const word of words) {
    if (word.operator && ['&&', '||', ';', '&'].includes(word.text)) result.push([])
    else result.at(-1)?.push(word)
  }
  return result
}

/** The part of the command that produces text, and whether it is added to the file or replaces it. */
function writesTo(
  command: readonly ShellWord[],
): { readonly words: readonly ShellWord[]; readonly append: boolean } | null {
  for (const [i, word] of command.entries()) {
    const following = command.slice(i + 1).filter((other) => !other.operator)
    if (
      word.operator &&
      (word.text === '>' || word.text === '>>') &&
      following[0]?.text === ECS_CONFIG_PATH
    ) {
      return { words: command.slice(0, i), append: word.text === '>>' }
    }
    if (word.text === 'tee' && !word.operator && following.some((other) => other.text === ECS_CONFIG_PATH)) {
      const append = following.some((other) => other.text === '-a' || other.text === '--append')
      const pipe = command.findIndex((other) => other.operator && other.text === '|')
      return { words: command.slice(0, pipe < 0 ? i : pipe), append }
    }
  }
  return null
}

/** What `echo` or `printf` prints; null for any other program, whose output nobody knows. */
function echoed(words: readonly ShellWord[]): string | null {
  const texts = words.filter((word) => !word.operator).map((word) => word.text)
  const start = texts[0] === 'sudo' ? 1 : 0
  const program = texts[start]
  if (program !== 'echo' && program !== 'printf') return null
  const options = texts.slice(start + 1).filter((text) => /^-[neE]+$/.test(text))
  const rest = texts.slice(start + 1 + options.length).join(' ')
  const escapes = program === 'printf' || options.some((option) => option.includes('e'))
  return `${escapes ? rest.split('\\n').join('\n') : rest}\n`
}

/** The text between `<<WORD` and its end, and the index of the line that ends it. */
function hereDocument(
  command: readonly ShellWord[],
  lines: readonly string[],
  from: number,
): { readonly text: string; readonly end: number } | null {
  const operator = command.findIndex((word) => word.operator && word.text === '<<')
  const word = command[operator + 1]
  if (operator < 0 || !word) return null
  const indented = word.text.startsWith('-')
  const label = indented ? word.text.slice(1) : word.text
  const body: string[] = []
  let end = from
  for (; end < lines.length; end++) {
    const line = indented ? (lines[end] ?? '').replace(/^\t+/, '') : (lines[end] ?? '')
    if (line === label) break
    body.push(line)
  }
  return { text: body.map((line) => `${line}\n`).join(''), end }
}

function assignments(file: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const raw of file.split('\n')) {
    const line = raw.trim().startsWith('export ') ? raw.trim().slice('export '.length).trim() : raw.trim()
    const equals = line.indexOf('=')
    if (line.startsWith('#') || equals <= 0) continue
    values.set(line.slice(0, equals).trim(), unquoted(line.slice(equals + 1).trim()))
  }
  return values
}

function unquoted(value: string): string {
  const quote = value.charAt(0)
  const isQuoted = value.length >= 2 && (quote === '"' || quote === "'") && value.endsWith(quote)
  return isQuoted ? value.slice(1, -1) : value
}

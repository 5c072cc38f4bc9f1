// Splits a line of shell into words as bash does, as far as single commands go: quotes, backslashes and operators; no
// expansion, so that `$NAME` and `${name}` stay as they are written. One pass over the text.

import { type QuotedText, readAnsiC, writeAnsiC } from './ansi-c-quote'

export interface ShellWord {
  readonly text: string
  /** Where the word begins, from 0. */
  readonly offset: number
  /** `|`, `>`, `>>`, `&&`, `;`, … outside quotes. */
  readonly operator: boolean
}

/** A quote that is never closed. */
export interface UnclosedQuote {
  readonly quote: string
  readonly offset: number
}

const OPERATOR_CHARACTERS = '|&;<>'
const BLANKS = ' \t\r\n'
/** What a backslash takes its meaning from inside double quotes. */
const ESCAPED_IN_DOUBLE_QUOTES = '"\\$`'

export function shellWords(line: string): {
  readonly words: readonly ShellWord[]
  readonly unclosed: UnclosedQuote | null
} {
  const words: ShellWord[] = []
  let at = 0
  while (at < line.length) {
    const character = line.charAt(at)
    if (BLANKS.includes(character)) at++
    else if (character === '\\' && isLineEnd(line, at + 1)) at += line.charAt(at + 1) === '\r' ? 3 : 2
    else if (OPERATOR_CHARACTERS.includes(character)) {
      const end = operatorEnd(line, at)
      words.push({ text: line.slice(at, end), offset: at, operator: true })
      at = end
    } else {
      const word = readWord(line, at)
      if ('quote' in word) return { words, unclosed: word }
      words.push({ text: word.text, offset: at, operator: false })
      at = word.end
    }
  }
  return { words, unclosed: null }
}

/** Without the `$` that was copied along with a line. */
export function withoutPrompt(words: readonly ShellWord[]): readonly ShellWord[] {
  return words[0]?.text === '$' ? words.slice(1) : words
}

function isLineEnd(line: string, at: number): boolean {
  return line.charAt(at) === '\n' || (line.charAt(at) === '\r' && line.charAt(at + 1) === '\n')
}

function operatorEnd(line: string, at: number): number {
  let end = at + 1
  while (end < line.length && line.charAt(end) === line.charAt(at) && end - at < 3) end++
  return end
}

function readWord(
  line: string,
  from: number,
): { readonly text: string; readonly end: number } | UnclosedQuote {
  let text = ''
  let at = from
  while (at < line.length) {
    const character = line.charAt(at)
    if (BLANKS.includes(character) || OPERATOR_CHARACTERS.includes(character)) break
    const isAnsiC = character === '$' && line.charAt(at + 1) === "'"
    if (isAnsiC || character === "'" || character === '"') {
      const quoted = isAnsiC ? (readAnsiC(line, at + 2) ?? { quote: "$'", offset: at }) : readQuoted(line, at)
      if ('quote' in quoted) return quoted
      text += quoted.text
      at = quoted.end
    } else if (character === '\\' && at + 1 < line.length) {
      if (!isLineEnd(line, at + 1)) text += line.charAt(at + 1)
      at += line.charAt(at + 1) === '\r' && isLineEnd(line, at + 1) ? 3 : 2
    } else {
      text += character
      at++
    }
  }
  return { text, end: at }
}

function readQuoted(line: string, from: number): QuotedText | UnclosedQuote {
  const quote = line.charAt(from)
  let text = ''
  let at = from + 1
  while (at < line.length) {
    const character = line.charAt(at)
    if (character === quote) return { text, end: at + 1 }
    const next = line.charAt(at + 1)
    if (character === '\\' && quote === '"' && isLineEnd(line, at + 1)) at += next === '\r' ? 3 : 2
    else if (character === '\\' && quote === '"' && next !== '' && ESCAPED_IN_DOUBLE_QUOTES.includes(next)) {
      text += next
      at += 2
    } else {
      text += character
      at++
    }
  }
  return { quote, offset: from }
}

/** Characters that no shell gives a meaning to inside a word. */
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/
const LINE_END = /[\r\n]/
/** What the way through a clipboard or a terminal would change: control characters other than tab and line feed. */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\u2028\u2029]/u

/** The text as one word of a shell line, quoted only if it must be. */
export function shellQuote(text: string): string {
  if (PLAIN.test(text)) return text
  if (UNPRINTABLE.test(text)) return writeAnsiC(text)
  return `'${text.split("'").join("'\\''")}'`
}

/** One word of a shell line. A value that is glued to its flag is quoted by itself, so that the flag stays readable. */
export function quotedWord(word: string, quote: (text: string) => string = shellQuote): string {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1
  return word.slice(0, equals + 1) + quote(word.slice(equals + 1))
}

/**
 * The same command on one line, for a field that holds one: what goes over several is written as bash's `$'…\n…'`, and a
 * backslash before the end of a line joins it to the next. A line with a quote that is never closed comes back as it is,
 * without its ends of line.
 */
export function onOneLine(line: string): string {
  if (!LINE_END.test(line)) return line
  const { words, unclosed } = shellWords(line)
  if (unclosed) return line.replace(/[\r\n]+/g, ' ')
  return words.map(({ text, operator }) => (operator ? text : quotedWord(text, quoteOnOneLine))).join(' ')
}

function quoteOnOneLine(text: string): string {
  return LINE_END.test(text) ? writeAnsiC(text) : shellQuote(text)
}

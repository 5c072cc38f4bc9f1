// Bash's `$'…'`: text with escapes, the one form in which every value fits on one line. Bash manual, ANSI-C Quoting.

export interface QuotedText {
  readonly text: string
  /** After the closing quote. */
  readonly end: number
}

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
}

/** `\nnn`, `\xHH`, `\uHHHH`, `\UHHHHHHHH`, `\cx`. */
const NUMBERED = /(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c([@-_a-z]))/y
const CODE_POINT_MAX = 0x10ffff

/** What stands from `from`, behind the opening quote, up to the closing one; null when there is none. */
export function readAnsiC(line: string, from: number): QuotedText | null {
  let text = ''
  let at = from
  while (at < line.length) {
    const character = line.charAt(at)
    if (character === "'") return { text, end: at + 1 }
    if (character === '\\' && at + 1 < line.length) {
      const read = readEscape(line, at + 1)
      text += read.text
      at = read.end
    } else {
      text += character
      at++
    }
  }
  return null
}

function readEscape(line: string, at: number): QuotedText {
  const simple = SIMPLE[line.charAt(at)]
  if (simple !== undefined) return { text: simple, end: at + 1 }
  NUMBERED.lastIndex = at
  const match = NUMBERED.exec(line)
  if (!match) return { text: `\\${line.charAt(at)}`, end: at + 1 }
  const [whole, octal, hex, short, long, control] = match
  const code =
    control === undefined
      ? Number.parseInt(octal ?? hex ?? short ?? long ?? '', octal === undefined ? 16 : 8)
      : control.toUpperCase().charCodeAt(0) ^ 0x40
  return { text: code > CODE_POINT_MAX ? '\ufffd' : String.fromCodePoint(code), end: at + whole.length }
}

const WRITTEN: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** Four digits always, so that a digit behind belongs to the text. */
export function writeAnsiC(text: string): string {
  const escaped = text.replace(
    /[\\'\p{Cc}\u2028\u2029]/gu,
    (character) => WRITTEN[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `$'${escaped}'`
}

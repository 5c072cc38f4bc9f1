// The AWS CLI's shorthand for structures: `Key=Value,Key=Value`, lists as `Values=a,b` or `[a,b]`, structures inside as
// `{k=v}`, quotes where a value holds a comma. One pass. AWS CLI user guide, cli-usage-shorthand.

import { innerKind } from './parameters'

/** How a bare scalar becomes a value: by the name of its member, or as JSON would read it (`playground:` operations). */
export type Scalars = 'by name' | 'as JSON'

export class ShorthandError extends Error {
  override readonly name = 'ShorthandError'
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const DEPTH_MAX = 16
const KEY = /[A-Za-z0-9_.:/#@-]+/y
const VALUE_ENDS = ',]}'

/** Reads `Key=Value,…`; throws a ShorthandError with the position inside the text. */
export function readShorthand(text: string, scalars: Scalars): Readonly<Record<string, unknown>> {
  const reader = new Reader(text, scalars)
  const value = reader.structure('', 0)
  if (!reader.atEnd()) throw new ShorthandError('expected "," or the end', reader.at)
  return value
}

class Reader {
  readonly #text: string
  readonly #scalars: Scalars
  at = 0

  constructor(text: string, scalars: Scalars) {
    this.#text = text
    this.#scalars = scalars
  }

  atEnd(): boolean {
    return this.at >= this.#text.length
  }

  /** Members up to `close`, which is left unread; to the end of the text for ''. */
  structure(close: string, depth: number): Readonly<Record<string, unknown>> {
    if (depth > DEPTH_MAX) throw new ShorthandError('this is nested too deeply', this.at)
    const members = new Map<string, unknown>()
    while (!(close === '' ? this.atEnd() : this.#sees(close))) {
      if (members.size > 0) this.#expect(',')
      const key = this.#key()
      this.#expect('=')
      members.set(key, this.#value(key, depth))
    }
    return Object.fromEntries(members)
  }

  #value(key: string, depth: number): unknown {
    const first = this.#item(key, depth)
    const items = [first]
    // `Values=a,b,Key=c`: what follows a comma belongs to the list unless it is a key itself.
    while (this.#sees(',') && !this.#isKeyAt(this.at + 1)) {
      this.at++
      items.push(this.#item(key, depth))
    }
    if (items.length > 1) return items
    return innerKind(key) === 'list' && !Array.isArray(first) ? items : first
  }

  #item(key: string, depth: number): unknown {
    if (this.#sees('[')) return this.#list(key, depth + 1)
    if (!this.#sees('{')) return this.#scalar(key)
    this.at++
    const value = this.structure('}', depth + 1)
    this.#expect('}')
    return value
  }

  #list(key: string, depth: number): readonly unknown[] {
    if (depth > DEPTH_MAX) throw new ShorthandError('this is nested too deeply', this.at)
    this.at++
    const items: unknown[] = []
    while (!this.#sees(']')) {
      if (items.length > 0) this.#expect(',')
      items.push(this.#item(key, depth))
    }
    this.at++
    return items
  }

  #scalar(key: string): unknown {
    const quote = this.#text.charAt(this.at)
    if (quote === '"' || quote === "'") return this.#quoted(quote)
    let text = ''
    while (!this.atEnd() && !VALUE_ENDS.includes(this.#text.charAt(this.at))) {
      const character = this.#text.charAt(this.at)
      const escaped = character === '\\' && VALUE_ENDS.includes(this.#text.charAt(this.at + 1) || 'x')
      text += escaped ? this.#text.charAt(this.at + 1) : character
      this.at += escaped ? 2 : 1
    }
    return bareValue(key, text, this.#scalars)
  }

  #quoted(quote: string): string {
    const from = this.at++
    let text = ''
    while (!this.atEnd()) {
      const character = this.#text.charAt(this.at)
      const next = this.#text.charAt(this.at + 1)
      this.at++
      if (character === quote) return text
      if (character === '\\' && (next === quote || next === '\\')) {
        text += next
        this.at++
      } else text += character
    }
    throw new ShorthandError('a quote is not closed', from)
  }

  #key(): string {
    KEY.lastIndex = this.at
    const key = KEY.exec(this.#text)?.[0]
    if (key === undefined) throw new ShorthandError('expected Key=Value', this.at)
    this.at += key.length
    return key
  }

  #isKeyAt(at: number): boolean {
    KEY.lastIndex = at
    const key = KEY.exec(this.#text)?.[0]
    return key !== undefined && this.#text.charAt(at + key.length) === '='
  }

  #sees(character: string): boolean {
    return this.#text.charAt(this.at) === character
  }

  #expect(character: string): void {
    if (!this.#sees(character)) throw new ShorthandError(`expected "${character}"`, this.at)
    this.at++
  }
}

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/

/** A word without quotes. Text that should be a number and is none stays text: the operation will say so. */
function bareValue(key: string, text: string, scalars: Scalars): unknown {
  const kind = innerKind(key)
  const json = scalars === 'as JSON'
  if ((json || kind === 'number') && NUMBER.test(text)) return Number(text)
  if ((json || kind === 'boolean') && (text === 'true' || text === 'false')) return text === 'true'
  return json && text === 'null' ? null : text
}

/** The shorthand of a structure; null when it holds what shorthand has no form for. Readers check it by reading it back. */
export function writeShorthand(value: Readonly<Record<string, unknown>>): string | null {
  const members = Object.entries(value).filter(([, item]) => item !== undefined)
  const texts = members.map(([key, item]) => {
    const text =
      Array.isArray(item) && isListOfWords(item) ? item.map(writeScalar).join(',') : writeItem(item, 0)
    return text === null || !isKey(key) ? null : `${key}=${text}`
  })
  return texts.length === 0 || texts.includes(null) ? null : texts.join(',')
}

function isKey(key: string): boolean {
  KEY.lastIndex = 0
  return KEY.exec(key)?.[0] === key
}

function isListOfWords(items: readonly unknown[]): items is readonly string[] {
  return items.length > 0 && items.every((item) => typeof item === 'string' && !item.includes('='))
}

function writeItem(item: unknown, depth: number): string | null {
  if (depth > 3) return null
  if (typeof item === 'string') return writeScalar(item)
  if (typeof item === 'number' || typeof item === 'boolean' || item === null) return String(item)
  if (Array.isArray(item)) {
    const items = item.map((inner: unknown) => writeItem(inner, depth + 1))
    return items.includes(null) ? null : `[${items.join(',')}]`
  }
  if (typeof item !== 'object') return null
  const members = Object.entries(item).map(([key, inner]) => {
    const text = writeItem(inner, depth + 1)
    return text === null || !isKey(key) ? null : `${key}=${text}`
  })
  return members.includes(null) ? null : `{${members.join(',')}}`
}

/** Words that need no quotes; `-1`, `true` and `null` written bare might be read as something else, which the check finds. */
const PLAIN = /^[^,[\]{}"'\\\s][^,[\]{}"'\\]*$/

function writeScalar(text: string): string {
  if (PLAIN.test(text)) return text
  return `"${text.split('\\').join('\\\\').split('"').join('\\"')}"`
}

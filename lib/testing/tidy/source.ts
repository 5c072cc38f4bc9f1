// Reads a source file just well enough for the tidy rules: which characters are code, and what the file imports. TypeScript 7 has
// no parser to call from JavaScript; the compiler and the linter check what needs a syntax tree.

import path from 'node:path'

/** A text file of the tree; `path` is relative to the root, with `/` between parts. */
export type TextFile = { readonly path: string; readonly text: string }

export type SourceImport = {
  /** As written: `@/lib/engine`, `./layers`, `zod`. */
  readonly specifier: string
  /** A path in the tree without its extension (`lib/engine`), or undefined when it names a package. */
  readonly target: string | undefined
  readonly typeOnly: boolean
  readonly line: number
}

export type Source = TextFile & {
  /** The text with comments and the insides of strings replaced by spaces; every character keeps its place. */
  readonly code: string
  readonly imports: readonly SourceImport[]
}

/** Whether the file is a test, a measurement or a builder for them, to which the rules about purity do not apply. */
export const isTest = (file: string): boolean =>
  /\.(test|test-d|bench|spec)\.tsx?$/.test(file) || file.startsWith('lib/testing/') || file.startsWith('e2e/')

/** One-based line of a character. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

export function readSource(file: TextFile): Source {
  const code = blank(file.text)
  return { ...file, code, imports: importsOf(file, code) }
}

const IMPORT =
  /\b(?:import|export)\s+(type\s+)?(?:([\w$*\s{},]+?)\s*\bfrom\s*)?(['"])|\bimport\s*\(\s*(['"])/g

function importsOf(file: TextFile, code: string): SourceImport[] {
  return [...code.matchAll(IMPORT)].flatMap((match) => {
    const quoteAt = match.index + match[0].length - 1
    const specifier = file.text.slice(quoteAt + 1, file.text.indexOf(file.text[quoteAt] ?? "'", quoteAt + 1))
    const typeOnly = match[1] !== undefined || isListOfTypes(match[2])
    return [
      { specifier, target: targetOf(file.path, specifier), typeOnly, line: lineAt(file.text, match.index) },
    ]
  })
}

/** `{ type A, type B }` vanishes from the output as `import type` does. */
function isListOfTypes(clause: string | undefined): boolean {
  const names = clause && /^\{(.*)\}$/s.exec(clause.trim())?.[1]
  if (!names) return false
  return names.split(',').every((name) => name.trim() === '' || /^type\s/.test(name.trim()))
}

function targetOf(from: string, specifier: string): string | undefined {
  const plain = specifier.replace(/\.(tsx?|mjs|js)$/, '')
  if (plain.startsWith('@/')) return plain.slice(2)
  return plain.startsWith('.') ? path.posix.join(path.posix.dirname(from), plain) : undefined
}

// What may stand before a regular expression and never before a division.
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{;+\-*%~^]|=>|\b(?:return|typeof|case|in|of))\s*$/
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y
const STRING = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y
const TEMPLATE_PART = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y

/** Replaces comments and the insides of strings, templates and regular expressions by spaces. */
export function blank(text: string): string {
  let out = ''
  // One entry for each `${` that is open, innermost last: how many braces are open in it.
  const openTemplates: number[] = []

  const match = (pattern: RegExp, from: number): string | undefined => {
    pattern.lastIndex = from
    return pattern.exec(text)?.[0]
  }
  const append = (token: string, keepEnds: boolean) => {
    const inside = token.replace(/[^\n]/g, ' ')
    out += keepEnds ? (token[0] ?? '') + inside.slice(1, -1) + (token.at(-1) ?? '') : inside
  }

  while (out.length < text.length) {
    const at = out.length
    const char = text[at] ?? ''
    const braces = openTemplates.at(-1)
    if (char === '/') {
      const comment = match(COMMENT, at)
      const regex = comment === undefined && BEFORE_REGEX.test(out.slice(-40)) ? match(REGEX, at) : undefined
      if (comment) append(comment, false)
      else if (regex) append(regex, true)
      else out += char
    } else if (char === "'" || char === '"') {
      // An apostrophe in the text of a page opens nothing.
      const string = match(STRING, at)
      if (string) append(string, true)
      else out += char
    } else if (char === '`' || (char === '}' && braces === 0)) {
      if (char === '}') openTemplates.pop()
      const part = match(TEMPLATE_PART, at + 1) ?? ''
      if (part.endsWith('${')) openTemplates.push(0)
      append(char + part, true)
    } else {
      if (braces !== undefined && char === '{') openTemplates[openTemplates.length - 1] = braces + 1
      if (braces !== undefined && char === '}') openTemplates[openTemplates.length - 1] = braces - 1
      out += char
    }
  }
  return out
}

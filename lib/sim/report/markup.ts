// HTML from a template that escapes whatever is put into it: names in scenarios are whatever somebody wrote.

export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | null | readonly Markup[]

/** `` markup`<td>${name}</td>` ``: text is escaped, markup is not; null is nothing. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = strings.map((string, i) => string + (i < parts.length ? textOf(parts[i] ?? null) : ''))
  return new Markup(text.join(''))
}

function textOf(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'object') return part.map(({ text }) => text).join('')
  return escapeHtml(String(part))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Marks that turn the direction of text round would make a name look like another: they go, as control characters do. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

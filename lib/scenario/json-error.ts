// Where text stops being JSON, and what should stand there. `JSON.parse` says that differently in every engine, and not at
// all in some; people who write scenarios by hand need the line.

const SPACE = /[ \t\n\r]*/y
const TOKEN =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[{}[\],:]/y

type Expected = 'value' | 'value or ]' | '"name" or }' | '"name"' | ':' | ', or }' | ', or ]' | 'end'

/** One sentence with line and column; for text that `JSON.parse` has refused. */
export function describeJsonError(text: string): string {
  if (text.trim() === '') return 'it is empty'
  const { at, expected } = firstError(text)
  const before = text.slice(0, at).split('\n')
  const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
  const found =
    at >= text.length ? 'the end' : JSON.stringify(/^(\w+|[\s\S])/.exec(text.slice(at, at + 30))?.[0] ?? '')
  return `expected ${WORDS[expected]} at ${place}, found ${found}`
}

const WORDS: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  '"name" or }': 'a name in double quotes or "}"',
  '"name"': 'a name in double quotes',
  ':': '":"',
  ', or }': '"," or "}"',
  ', or ]': '"," or "]"',
  end: 'the end',
}

function firstError(text: string): { readonly at: number; readonly expected: Expected } {
  const open: ('{' | '[')[] = []
  const after = (): Expected => (open.length === 0 ? 'end' : open.at(-1) === '{' ? ', or }' : ', or ]')
  let expected: Expected = 'value'
  let at = 0
  for (;;) {
    at = skipSpace(text, at)
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0]
    if (token === undefined) return { at, expected }
    const next = step(token, expected, open, after)
    if (next === null) return { at, expected }
    expected = next
    at += token.length
  }
}

/** What may follow a token; null when it may not stand here. */
function step(
  token: string,
  expected: Expected,
  open: ('{' | '[')[],
  after: () => Expected,
): Expected | null {
  const closes = token === '}' || token === ']'
  if (closes) {
    if (!expected.endsWith(`or ${token}`)) return null
    open.pop()
    return after()
  }
  switch (expected) {
    case 'value':
    case 'value or ]':
      if (token === '{' || token === '[') {
        open.push(token)
        return token === '{' ? '"name" or }' : 'value or ]'
      }
      return token === ',' || token === ':' ? null : after()
    case '"name" or }':
    case '"name"':
      return token.startsWith('"') ? ':' : null
    case ':':
      return token === ':' ? 'value' : null
    case ', or }':
      return token === ',' ? '"name"' : null
    case ', or ]':
      return token === ',' ? 'value' : null
    case 'end':
      return null
  }
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at
  return at + (SPACE.exec(text)?.[0].length ?? 0)
}

// Words of the cluster query language, in one pass. ECS guide, cluster-query-language.

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly offset: number; readonly quoted: boolean }
  | { readonly kind: 'symbol'; readonly text: string; readonly offset: number }
  | { readonly kind: 'end'; readonly text: ''; readonly offset: number }

/** An expression that cannot be read. `offset` counts from 0; the message counts from 1, as people do. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  readonly offset: number

  constructor(message: string, offset: number) {
    super(`${message} (at character ${offset + 1})`)
    this.offset = offset
  }
}

/** Longer ones first, so that `>=` is not read as `>`. */
const SYMBOLS = ['==', '!=', '>=', '<=', '=~', '!~', '&&', '||', '>', '<', '(', ')', '[', ']', ',', '!']
const QUOTES = '\'"'

/** The tokens of an expression, the last of kind `end`. */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < expression.length) {
    const symbol = SYMBOLS.find((candidate) => expression.startsWith(candidate, at))
    if (isBlank(expression, at)) at++
    else if (symbol !== undefined) {
      tokens.push({ kind: 'symbol', text: symbol, offset: at })
      at += symbol.length
    } else if (QUOTES.includes(expression.charAt(at))) {
      const end = expression.indexOf(expression.charAt(at), at + 1)
      if (end < 0) throw new QueryError('a quote is not closed', at)
      tokens.push({ kind: 'word', text: expression.slice(at + 1, end), offset: at, quoted: true })
      at = end + 1
    } else {
      const end = wordEnd(expression, at)
      tokens.push({ kind: 'word', text: expression.slice(at, end), offset: at, quoted: false })
      at = end
    }
  }
  tokens.push({ kind: 'end', text: '', offset: expression.length })
  return tokens
}

/** Patterns may hold brackets, so only blanks, commas, parentheses, `]` and operators end a word. */
const WORD_ENDS = ' \t\r\n,()[]=!<>&|'

function wordEnd(expression: string, from: number): number {
  let at = from + 1
  while (at < expression.length && !WORD_ENDS.includes(expression.charAt(at))) at++
  return at
}

function isBlank(expression: string, at: number): boolean {
  return ' \t\r\n'.includes(expression.charAt(at))
}

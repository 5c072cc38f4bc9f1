import { shellQuote } from '@/lib/aws/shell-words'
import type { Completion, CompletionOption } from '@/lib/protocol'

/** The line with an option in it, and where the cursor stands then. */
export function completed(
  line: string,
  { from, to }: Pick<Completion, 'from' | 'to'>,
  { text, isWhole }: Pick<CompletionOption, 'text' | 'isWhole'>,
): { readonly text: string; readonly cursor: number } {
  const after = line.slice(to)
  const blank = isWhole && !/^\s/.test(after) ? ' ' : ''
  const before = `${line.slice(0, from)}${isWhole ? shellQuote(text) : text}${blank}`
  return { text: before + after, cursor: before.length + (isWhole && blank === '' ? 1 : 0) }
}

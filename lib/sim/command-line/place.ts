import { shellWords, withoutPrompt } from '@/lib/aws/shell-words'

/** Where in a line somebody types. */
export interface Place {
  /** The whole words before. */
  readonly words: readonly string[]
  /** What there is of the word at the cursor, without its quotes. */
  readonly prefix: string
  /** Where that word begins. */
  readonly from: number
}

/** `before`: the line up to the cursor. */
export function readPlace(before: string): Place {
  const { words, unclosed } = shellWords(before)
  const whole = withoutPrompt(words).map(({ text }) => text)
  if (unclosed) {
    const from = wordBegin(before, unclosed.offset)
    const closing = unclosed.quote.slice(-1)
    const [open] = shellWords(before.slice(from) + closing).words
    return { words: whole, prefix: open?.text ?? '', from }
  }
  const last = words.at(-1)
  if (last === undefined || /\s$/.test(before)) return { words: whole, prefix: '', from: before.length }
  return { words: whole.slice(0, -1), prefix: last.text, from: last.offset }
}

/** A quote may open inside a word: `--query='…`. */
function wordBegin(text: string, quote: number): number {
  let from = quote
  while (from > 0 && !/\s/.test(text.charAt(from - 1))) from--
  return from
}

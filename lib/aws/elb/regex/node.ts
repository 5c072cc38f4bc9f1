// A regular expression as a tree. Characters are UTF-16 code units.

/** Ranges of code units, both ends included. */
export interface CharSet {
  readonly ranges: readonly (readonly [from: number, to: number])[]
  readonly negated: boolean
}

export type Assertion = 'start' | 'end' | 'word-boundary' | 'no-word-boundary'

export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly number: number; readonly of: RegexNode }
  | {
      readonly kind: 'repeat'
      readonly of: RegexNode
      readonly min: number
      /** Null: as often as there is. */
      readonly max: number | null
      readonly isGreedy: boolean
    }

/** What is wrong with an expression, and at which character. */
export class RegexError extends Error {
  override readonly name: string = 'RegexError'
  readonly at: number

  constructor(message: string, at: number) {
    super(`${message} at character ${at + 1}`)
    this.at = at
  }
}

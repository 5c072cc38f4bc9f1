// What the command bar asks while a line is typed.

/** What could stand at the cursor of a line. */
export interface Completion {
  /** The part of the line that an option takes the place of. */
  readonly from: number
  readonly to: number
  readonly options: readonly CompletionOption[]
  /** What is wanted there: `--desired-count: a number from 0 to 5000`; null when that goes without saying. */
  readonly hint: string | null
}

export interface CompletionOption {
  /** A whole word is quoted by who puts it into the line. */
  readonly text: string
  /** What it is, in few words; empty where the text says it. */
  readonly detail: string
  /** Whether the word ends with it, so that a blank follows. */
  readonly isWhole: boolean
}

export class TraceCsvError extends Error {
  override readonly name = 'TraceCsvError'
  /** Counted from 1; null when it is not about one line. */
  readonly line: number | null

  constructor(message: string, line: number | null = null) {
    super(message)
    this.line = line
  }
}

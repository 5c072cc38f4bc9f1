/** A query that cannot be read or worked out. `at` counts the query's characters from 0; null when it is none in particular. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  readonly at: number | null

  constructor(message: string, at: number | null) {
    super(message)
    this.at = at
  }
}

/** A broken assumption of the simulation itself, never of its input. Stays on in production: a wrong answer is worse. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/** A limit that keeps a run finite was reached, e.g. too many events in one instant. */
export class LimitError extends Error {
  override readonly name = 'LimitError'
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** `assert` for hot paths: the caller tests, so that the message is only put together when it is needed. */
export function broken(message: string): never {
  throw new AssertionError(message)
}

/** The value, or an error that says what was expected to exist. */
export function existing<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new AssertionError(`${what} does not exist`)
  return value
}

/** For the default branch of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new AssertionError(`unexpected ${JSON.stringify(value)}`)
}

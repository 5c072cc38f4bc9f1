/** Something that the person at the terminal can put right: shown as one message, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

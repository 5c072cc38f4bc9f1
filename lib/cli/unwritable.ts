import { printable } from '@/lib/engine/printable'
import { UsageError } from './usage-error'

/** What to tell of a file that could not be written. */
export function unwritable(path: string, error: unknown): UsageError {
  const { code } = error as NodeJS.ErrnoException
  return new UsageError(`${printable(path)} cannot be written (${code ?? String(error)}).`)
}

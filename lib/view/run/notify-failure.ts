import { formatAwsError } from './aws-error'
import { CallFailed, type RunPorts } from './client'

/** A simulation that has stopped or crashed says so itself. */
export function hasScreenOfItsOwn(error: unknown): boolean {
  return (
    error instanceof CallFailed && ['Stopped', 'Crashed', 'WorkerFailed', 'Cancelled'].includes(error.code)
  )
}

/** Shows why something asked for did not happen. */
export function notifyFailure(
  { store }: Pick<RunPorts, 'store'>,
  error: unknown,
  operation: string | null = null,
): void {
  if (hasScreenOfItsOwn(error)) return
  const text =
    error instanceof CallFailed
      ? formatAwsError(error, operation)
      : error instanceof Error
        ? error.message
        : String(error)
  store.getState().notify('bad', text)
}

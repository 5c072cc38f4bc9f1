import type { Command } from '@/lib/protocol'
import { formatAwsError } from './aws-error'
import { CallFailed, call } from './client'
import { viewStore } from './store'

/** Carries out a gesture's command; a refusal is shown as a notice in AWS's words. True when it was carried out. */
export async function performCommand(command: Command): Promise<boolean> {
  try {
    await call('dispatch', command)
    return true
  } catch (error) {
    notifyFailure(error, command.action.split(':')[1] ?? null)
    return false
  }
}

/** Shows why something asked for did not happen. */
export function notifyFailure(error: unknown, operation: string | null = null): void {
  // A stopped or crashed simulation has a screen of its own.
  if (error instanceof CallFailed && ['Stopped', 'Crashed', 'WorkerFailed', 'Cancelled'].includes(error.code))
    return
  const text =
    error instanceof CallFailed
      ? formatAwsError(error, operation)
      : error instanceof Error
        ? error.message
        : String(error)
  viewStore.getState().notify('bad', text)
}

import type { Command } from '@/lib/protocol'
import { ignoredText } from '../carry/remarks'
import { failureIn, formatAwsError } from './aws-error'
import { CallFailed, type RunPorts } from './client'

/** Carries out a gesture's command; a refusal is shown as a notice in AWS's words. True when it was carried out. */
export async function performCommand(run: RunPorts, command: Command): Promise<boolean> {
  try {
    const { ignored, output } = await run.call('dispatch', command)
    const remark = ignoredText(ignored)
    if (remark !== null) run.store.getState().notify('info', `${command.action}: ${remark}`)
    const failure = failureIn(output)
    if (failure !== null) run.store.getState().notify('bad', `${command.action}: ${failure}`)
    return failure === null
  } catch (error) {
    notifyFailure(run, error, command.action.split(':')[1] ?? null)
    return false
  }
}

/** Shows why something asked for did not happen. */
export function notifyFailure(
  { store }: Pick<RunPorts, 'store'>,
  error: unknown,
  operation: string | null = null,
): void {
  // A stopped or crashed simulation has a screen of its own.
  if (error instanceof CallFailed && ['Stopped', 'Crashed', 'WorkerFailed', 'Cancelled'].includes(error.code))
    return
  const text =
    error instanceof CallFailed
      ? formatAwsError(error, operation)
      : error instanceof Error
        ? error.message
        : String(error)
  store.getState().notify('bad', text)
}

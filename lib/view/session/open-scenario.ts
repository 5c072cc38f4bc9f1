// The ways in for scenarios from outside: a file chosen or dropped, text or a link pasted.

import { notifyFailure } from '../run/notify-failure'
import type { Run } from '../run/run'
import { SCENARIO_FILE_BYTES_MAX } from './session'

export async function openScenarioFile(run: Run, file: File): Promise<void> {
  try {
    // Not read at all when it is far too large to be a scenario.
    const text =
      file.size > SCENARIO_FILE_BYTES_MAX * 2 ? 'x'.repeat(SCENARIO_FILE_BYTES_MAX + 1) : await file.text()
    await run.session.openScenarioText(text, file.name)
  } catch (error) {
    notifyFailure(run, error)
  }
}

/** A scenario's JSON or a shared link. */
export async function openPasted(run: Run, text: string): Promise<void> {
  const hash = text.indexOf('#s=')
  try {
    if (hash >= 0 && !text.trimStart().startsWith('{')) await run.session.openHash(text.slice(hash).trim())
    else await run.session.openScenarioText(text, 'The pasted text')
  } catch (error) {
    notifyFailure(run, error)
  }
}

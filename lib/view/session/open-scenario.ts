// The ways in for scenarios from outside: a file chosen or dropped, text or a link pasted.

import { notifyFailure } from '../run/perform-command'
import { openHash, openScenarioText, SCENARIO_FILE_BYTES_MAX } from './session'

export async function openScenarioFile(file: File): Promise<void> {
  try {
    // Not read at all when it is far too large to be a scenario.
    const text =
      file.size > SCENARIO_FILE_BYTES_MAX * 2 ? 'x'.repeat(SCENARIO_FILE_BYTES_MAX + 1) : await file.text()
    await openScenarioText(text, file.name)
  } catch (error) {
    notifyFailure(error)
  }
}

/** A scenario's JSON or a shared link. */
export async function openPasted(text: string): Promise<void> {
  const hash = text.indexOf('#s=')
  try {
    if (hash >= 0 && !text.trimStart().startsWith('{')) await openHash(text.slice(hash).trim())
    else await openScenarioText(text, 'The pasted text')
  } catch (error) {
    notifyFailure(error)
  }
}

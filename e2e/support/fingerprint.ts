// What tells a run from any other, as the share dialog shows it, and the run itself, as its link holds it.

import { inflateRawSync } from 'node:zlib'
import type { RunRecord } from '@/lib/protocol'
import { type Dockyard, expect } from './dockyard'

export interface Fingerprint {
  readonly seed: number
  /** Microseconds. */
  readonly at: number
  readonly step: number
  readonly hash: string
}

/** Opens the share dialog, reads it and closes it again. The clock is best held before. */
export async function readRun(
  dockyard: Dockyard,
): Promise<{ readonly fingerprint: Fingerprint; readonly link: string; readonly record: RunRecord }> {
  await dockyard.button('Share').click()
  const dialog = dockyard.page.getByRole('dialog', { name: 'Share this run' })
  const field = dialog.getByRole('textbox', { name: 'Link' })
  await expect(field).toHaveValue(/#s=/)
  const link = await field.inputValue()
  const facts = dialog.getByRole('region', { name: 'Fingerprint of this run' }).getByRole('definition')
  await expect(facts).toHaveCount(4)
  const [seed = '', time = '', step = '', hash = ''] = await facts.allTextContents()
  await dockyard.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const packed = Buffer.from(link.slice(link.indexOf('#s=') + 3), 'base64url')
  const record: RunRecord = JSON.parse(inflateRawSync(packed).toString('utf8'))
  const at = Number(/\((\d+) µs\)/.exec(time)?.[1])
  return { fingerprint: { seed: Number(seed), at, step: Number(step), hash }, link, record }
}

// How the workers of a queue take its messages, as people type it. The operation has the last word.

import type { QueueView } from '@/lib/protocol'
import { COST_WANTED, costText, parseCost } from './duration-text'
import type { Read } from './read'

export interface QueueForm {
  readonly visibilityTimeoutSeconds: string
  readonly messagesAtOnce: string
  readonly cpuMs: string
  readonly waitMs: string
}

export const QUEUE_FIELDS: readonly (readonly [name: keyof QueueForm, label: string])[] = [
  ['visibilityTimeoutSeconds', 'Visibility timeout, s'],
  ['messagesAtOnce', 'At once per task'],
  ['cpuMs', 'CPU per message, ms'],
  ['waitMs', 'Wait per message, ms'],
]

export function queueForm(queue: Pick<QueueView, keyof QueueForm>): QueueForm {
  return {
    visibilityTimeoutSeconds: String(queue.visibilityTimeoutSeconds),
    messagesAtOnce: String(queue.messagesAtOnce),
    cpuMs: costText(queue.cpuMs),
    waitMs: costText(queue.waitMs),
  }
}

export function readQueueForm(form: QueueForm): Read {
  const input: Record<string, unknown> = {}
  for (const [name, label] of QUEUE_FIELDS) {
    const text = form[name].trim()
    const isCost = name === 'cpuMs' || name === 'waitMs'
    const value = isCost ? parseCost(text) : wholeNumber(text)
    if (value === null) {
      const wanted = isCost ? COST_WANTED : 'a whole number from 1 on'
      return { ok: false, message: `${label}: "${text.slice(0, 30)}" is not ${wanted}.` }
    }
    input[name] = value
  }
  return { ok: true, input }
}

function wholeNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}

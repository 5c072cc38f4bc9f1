import { describe, expect, it } from 'vitest'
import { type QueueForm, queueForm, readQueueForm } from './queue-form'

const FORM = queueForm({
  visibilityTimeoutSeconds: 60,
  messagesAtOnce: 1,
  cpuMs: { exponential: 200 },
  waitMs: 1_800,
})

describe('The form of a queue', () => {
  it('shows a queue as it is', () => {
    expect(readQueueForm(FORM)).toEqual({
      ok: true,
      input: { visibilityTimeoutSeconds: 60, messagesAtOnce: 1, cpuMs: { exponential: 200 }, waitMs: 1_800 },
    })
  })

  it.each<[Partial<QueueForm>, string]>([
    [{ visibilityTimeoutSeconds: '0' }, 'Visibility timeout, s: "0" is not a whole number from 1 on.'],
    [{ messagesAtOnce: '1.5' }, 'At once per task: "1.5" is not a whole number from 1 on.'],
    [
      { cpuMs: 'much' },
      'CPU per message, ms: "much" is not a cost such as 20, exponential 20 or uniform 5 30.',
    ],
  ])('says what is wrong with %o', (change, message) => {
    expect(readQueueForm({ ...FORM, ...change })).toEqual({ ok: false, message })
  })
})

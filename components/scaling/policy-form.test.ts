import { describe, expect, it } from 'vitest'
import { createActor, fromPromise, waitFor } from 'xstate'
import { policyFormMachine } from './policy-form.machine'

function start(mode: 'tracking' | 'step' | 'simple', answers: readonly (boolean | Error)[] = []) {
  let asked = 0
  const send = fromPromise<boolean>(async () => {
    const answer = answers[asked++] ?? false
    if (answer instanceof Error) throw answer
    return answer
  })
  const actor = createActor(policyFormMachine.provide({ actors: { send } }), { input: { mode } })
  actor.start()
  return actor
}

describe('The form of a scaling policy', () => {
  it('opens on the side that the policy is of', () => {
    expect(start('tracking').getSnapshot().matches({ editing: 'tracking' })).toBe(true)
    expect(start('step').getSnapshot().matches({ editing: 'step' })).toBe(true)
    expect(start('simple').getSnapshot().matches({ editing: 'simple' })).toBe(true)
  })

  it('shows the side that was chosen last, also while it is sent', () => {
    const actor = start('tracking', [true])
    actor.send({ type: 'mode.schedule' })
    expect(actor.getSnapshot().context.mode).toBe('schedule')
    actor.send({ type: 'submit' })
    expect([actor.getSnapshot().value, actor.getSnapshot().context.mode]).toEqual(['sending', 'schedule'])
  })

  it('closes when all was accepted', async () => {
    const actor = start('tracking', [true])
    actor.send({ type: 'submit' })
    const end = await waitFor(actor, ({ status }) => status === 'done')
    expect(end.value).toBe('closed')
  })

  it.each([false, new Error('lost')])(
    'goes back to the side that was sent when it was not (%s)',
    async (answer) => {
      const actor = start('tracking', [answer, true])
      actor.send({ type: 'mode.step' })
      actor.send({ type: 'submit' })
      await waitFor(actor, (snapshot) => snapshot.matches({ editing: 'step' }))
      actor.send({ type: 'submit' })
      await waitFor(actor, ({ status }) => status === 'done')
    },
  )

  it('is sent once, however often it is submitted', async () => {
    const actor = start('tracking', [true])
    actor.send({ type: 'submit' })
    actor.send({ type: 'submit' })
    actor.send({ type: 'mode.step' })
    expect(actor.getSnapshot().context.mode).toBe('tracking')
    await waitFor(actor, ({ status }) => status === 'done')
  })
})
